import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./close-dialog.module.css";
import { columns, type DispositionNode } from "./disposition-tree.ts";

/** The tree as columns: up and down choose, right goes deeper, left comes back; a second press takes a choice back. */
export function DispositionPicker({
  roots,
  chosen,
  onChoose,
}: {
  readonly roots: readonly DispositionNode[];
  /** Ids from the top level down. */
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const text = useText();
  const frame = useRef<HTMLFieldSetElement>(null);
  useEffect(() => frame.current?.querySelector("button")?.focus(), []);

  const focus = (level: number, id: string | undefined): void => {
    requestAnimationFrame(() => {
      const column = frame.current?.querySelectorAll("[data-level]")[level];
      const target =
        id === undefined ? column?.querySelector("button") : column?.querySelector<HTMLElement>(`[data-id="${id}"]`);
      if (target instanceof HTMLElement) target.focus();
    });
  };

  const handleKey = (
    event: KeyboardEvent,
    level: number,
    column: readonly DispositionNode[],
    node: DispositionNode,
  ): void => {
    const place = column.indexOf(node);
    const neighbour =
      event.key === "ArrowDown" ? column[place + 1] : event.key === "ArrowUp" ? column[place - 1] : undefined;
    if (neighbour !== undefined) {
      onChoose([...chosen.slice(0, level), neighbour.id]);
      focus(level, neighbour.id);
    } else if (event.key === "ArrowRight" && node.children[0] !== undefined) {
      onChoose([...chosen.slice(0, level), node.id, node.children[0].id]);
      focus(level + 1, node.children[0].id);
    } else if (event.key === "ArrowLeft" && level > 0) {
      onChoose(chosen.slice(0, level));
      focus(level - 1, chosen[level - 1]);
    } else return;
    event.preventDefault();
  };

  return (
    <fieldset ref={frame} className={styles.columns} aria-label={text("desk.close.dispositions")}>
      {columns(roots, chosen).map((column, level) => (
        <div key={level === 0 ? "top" : chosen[level - 1]} className={styles.column} data-level={level}>
          {column.map((node) => {
            const isChosen = chosen[level] === node.id;
            return (
              <button
                key={node.id}
                type="button"
                className={styles.choice}
                data-id={node.id}
                aria-pressed={isChosen}
                onClick={() => onChoose(isChosen ? chosen.slice(0, level) : [...chosen.slice(0, level), node.id])}
                onKeyDown={(event) => handleKey(event, level, column, node)}
              >
                <span className={styles.name}>{node.name}</span>
                {node.children.length > 0 ? (
                  <IconChevronRight size="1rem" aria-label={text("desk.close.deeper")} role="img" />
                ) : isChosen ? (
                  <IconCheck size="1rem" aria-hidden />
                ) : null}
              </button>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
