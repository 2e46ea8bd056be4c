/** The dispositions as one list to type in and walk through, at most three levels (R11). Pure. */
import { hasWords } from "../../../ui/choice/words-in.ts";

export interface DispositionNode {
  readonly id: string;
  readonly name: string;
  readonly isSystem: boolean;
  /** Null for those of every account. */
  readonly accountId: string | null;
  readonly children?: readonly DispositionNode[];
}

/** One disposition with the way to it: any of them may be chosen, whatever its level. */
export interface DispositionChoice {
  readonly id: string;
  /** Names from the top level down, its own last. */
  readonly path: readonly string[];
  readonly isOfAccount: boolean;
}

/** All that an agent may choose, each right below what it belongs to; Parley's own are not for choosing. */
export function choicesOf(
  nodes: readonly DispositionNode[],
  above: readonly string[] = [],
): readonly DispositionChoice[] {
  return nodes
    .filter(({ isSystem }) => !isSystem)
    .flatMap(({ id, name, accountId, children = [] }) => {
      const path = [...above, name];
      return [{ id, path, isOfAccount: accountId !== null }, ...choicesOf(children, path)];
    });
}

/** Those whose path has all that is typed; all when nothing is. */
export function matching(choices: readonly DispositionChoice[], typed: string): readonly DispositionChoice[] {
  return choices.filter(({ path }) => hasWords(path.join(" "), typed));
}
