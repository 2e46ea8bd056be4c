"use client";
import { ActionIcon, Badge, Tooltip } from "@mantine/core";
import { DISPOSITION_LEVELS } from "@parley/schema/plain";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import type { DispositionNodeFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./disposition-tree.module.css";

interface Branch extends DispositionNodeFragment {
  readonly children?: readonly Branch[];
}

/** All of a tree, each before what is below it. */
export function allOf(branches: readonly Branch[]): readonly DispositionNodeFragment[] {
  return branches.flatMap((branch) => [branch, ...allOf(branch.children ?? [])]);
}

interface TreeActions {
  readonly onAdd: (below: DispositionNodeFragment) => void;
  readonly onRename: (disposition: DispositionNodeFragment) => void;
  readonly onDelete: (disposition: DispositionNodeFragment) => void;
}

/** The tree, three levels at most; those of the system can be neither deleted nor added to. */
export function DispositionTree({ roots, ...actions }: { roots: readonly Branch[] } & TreeActions) {
  return (
    <ul className={styles.tree}>
      {roots.map((branch) => (
        <BranchItem key={branch.id} branch={branch} level={1} {...actions} />
      ))}
    </ul>
  );
}

function BranchItem({ branch, level, ...actions }: { branch: Branch; level: number } & TreeActions) {
  const { onAdd, onRename, onDelete } = actions;
  const text = useText();
  const { name, isSystem, children = [] } = branch;
  return (
    <li>
      <div className={styles.row} data-level={level}>
        <span className={styles.name}>{name}</span>
        {isSystem ? (
          <Tooltip label={text("dispositions.systemHint")}>
            <Badge color="gray">{text("dispositions.system")}</Badge>
          </Tooltip>
        ) : (
          <span className={styles.acts}>
            {level < DISPOSITION_LEVELS && (
              <ActionIcon aria-label={text("dispositions.addBelow", { name })} onClick={() => onAdd(branch)}>
                <IconPlus size="1rem" aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon aria-label={text("dispositions.renameNamed", { name })} onClick={() => onRename(branch)}>
              <IconPencil size="1rem" aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={text("dispositions.deleteNamed", { name })} onClick={() => onDelete(branch)}>
              <IconTrash size="1rem" aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {children.length > 0 && (
        <ul className={styles.below}>
          {children.map((child) => (
            <BranchItem key={child.id} branch={child} level={level + 1} {...actions} />
          ))}
        </ul>
      )}
    </li>
  );
}
