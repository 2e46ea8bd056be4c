"use client";
import { CloseButton, TextInput } from "@mantine/core";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import styles from "./choice-list.module.css";

export interface Choosable {
  readonly id: string;
  readonly isDisabled?: boolean;
}

/**
 * One choice of many, under a field to type in: words narrow the list, up and down walk it, Enter takes one. The field
 * keeps the focus throughout, so that typing goes on.
 */
export function ChoiceList<Choice extends Choosable>(props: {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  /** What is said when there is nothing to choose from at all. */
  readonly empty?: string;
  readonly isRequired?: boolean;
  readonly error?: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosenId: string | null;
  /** The choices that what was typed means; everything for nothing typed. */
  readonly find: (choices: readonly Choice[], typed: string) => readonly Choice[];
  readonly draw: (choice: Choice, isFiltered: boolean) => ReactNode;
  readonly onChoose: (id: string | null) => void;
  /** Enter on what is chosen already. */
  readonly onEnterAgain?: () => void;
}) {
  const { choices, chosenId, onChoose } = props;
  const text = useText();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [activeId, setActiveId] = useState<string | null>(chosenId);
  const isFiltered = typed.trim() !== "";
  const found = props.find(choices, typed);
  const active = found.find(({ id }) => id === activeId) ?? (isFiltered ? found[0] : undefined);
  const optionId = (id: string): string => `${listId}-${id}`;
  const activeOptionId = active === undefined ? undefined : optionId(active.id);

  useEffect(() => field.current?.focus(), []);
  // The whole list, shown again, needs scrolling too.
  const shownCount = found.length;
  useEffect(() => {
    if (activeOptionId === undefined || shownCount === 0) return;
    document.getElementById(activeOptionId)?.scrollIntoView({ block: "nearest" });
  }, [activeOptionId, shownCount]);

  const choose = (choice: Choice): void => {
    if (choice.isDisabled) return;
    onChoose(choice.id);
    setActiveId(choice.id);
    setTyped("");
  };
  const walk = (step: 1 | -1): void => {
    const from = active === undefined ? (step === 1 ? -1 : found.length) : found.indexOf(active);
    setActiveId(found[Math.min(found.length - 1, Math.max(0, from + step))]?.id ?? null);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") walk(1);
    else if (event.key === "ArrowUp") walk(-1);
    else if (event.key === "Enter") {
      if (active !== undefined && active.id === chosenId && !isFiltered) props.onEnterAgain?.();
      else if (active !== undefined) choose(active);
    } else if (event.key === "Escape" && typed !== "") {
      setTyped("");
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div>
      <TextInput
        ref={field}
        data-autofocus
        label={props.label}
        description={props.description}
        placeholder={props.placeholder}
        withAsterisk={props.isRequired ?? false}
        error={props.error}
        leftSection={<IconSearch size="1rem" aria-hidden />}
        rightSection={
          typed === "" ? null : (
            <CloseButton size="sm" aria-label={text("common.clearSearch")} onClick={() => setTyped("")} />
          )
        }
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={activeOptionId}
        aria-required={props.isRequired ?? false}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActiveId(null);
        }}
        onKeyDown={handleKey}
      />
      <div className={styles.frame}>
        {found.length === 0 ? (
          <p className={styles.nothing}>
            {choices.length === 0 ? props.empty : text("common.nothingFound", { search: typed })}
          </p>
        ) : null}
        <div id={listId} role="listbox" aria-label={props.label} className={styles.list}>
          {found.map((choice) => (
            // The keys are the field's above, which keeps the focus and points here by aria-activedescendant.
            <div
              key={choice.id}
              id={optionId(choice.id)}
              role="option"
              aria-selected={choice.id === chosenId}
              aria-disabled={choice.isDisabled || undefined}
              className={styles.option}
              data-active={choice === active || undefined}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onMouseUp={() => (choice.id === chosenId ? onChoose(null) : choose(choice))}
            >
              <div className={styles.drawn}>{props.draw(choice, isFiltered)}</div>
              {choice.id === chosenId ? <IconCheck className={styles.check} size="1rem" aria-hidden /> : null}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
