import type { Disposition, DispositionId } from "@parley/schema";
import type { DispositionRow } from "./persistence/disposition.entity.ts";

/** A disposition with all that hangs below it. */
export type DispositionNode = DispositionRow & { readonly children: readonly DispositionNode[] } & Disposition;

/** Roots of the tree: the account's own first, then the general ones, each level by name (R11). */
export function treeOf(rows: readonly DispositionRow[]): DispositionNode[] {
  const below = Map.groupBy([...rows].sort(accountsFirstByName), ({ parentId }) => parentId);
  const nodes = (parentId: DispositionId | null): DispositionNode[] =>
    (below.get(parentId) ?? []).map((row) => Object.assign({ children: nodes(row.id) }, plain(row)));
  return nodes(null);
}

/** The ids of a disposition and of all that hang below it. */
export function withDescendants(rows: readonly DispositionRow[], id: DispositionId): DispositionId[] {
  const below = rows.filter(({ parentId }) => parentId === id);
  return [id, ...below.flatMap((row) => withDescendants(rows, row.id))];
}

/** Its level, from 1 at the top. */
export function levelOf(rows: readonly DispositionRow[], id: DispositionId): number {
  const parentId = rows.find((row) => row.id === id)?.parentId ?? null;
  return parentId === null ? 1 : 1 + levelOf(rows, parentId);
}

function plain({ id, name, parentId, accountId, isSystem, version, createdAt }: DispositionRow) {
  return { id, name, parentId, accountId, isSystem, version, createdAt };
}

function accountsFirstByName(a: DispositionRow, b: DispositionRow): number {
  return Number(a.accountId === null) - Number(b.accountId === null) || a.name.localeCompare(b.name, "en");
}
