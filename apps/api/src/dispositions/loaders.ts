import type { DispositionId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { DispositionEntity, type DispositionRow } from "./persistence/disposition.entity.ts";

/** Dispositions and what hangs below them, once a request each and all of a moment in one query. */
export interface DispositionLoaders {
  /** Null when it was deleted. */
  dispositionIfAny(id: DispositionId): Promise<DispositionRow | null>;
  dispositionChildren(id: DispositionId): Promise<readonly DispositionRow[]>;
}

export function createDispositionLoaders(database: Database): DispositionLoaders {
  const dispositions = new DataLoader<DispositionId, DispositionRow | null>(async (ids) => {
    const rows = await database.fork().find(DispositionEntity, { id: { $in: ids.filter(isId) } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const children = new DataLoader<DispositionId, readonly DispositionRow[]>(async (ids) => {
    const rows = await database
      .fork()
      .find(DispositionEntity, { parentId: { $in: [...ids] } }, { orderBy: { name: "asc" } });
    const byParent = Map.groupBy(rows, ({ parentId }) => parentId);
    return ids.map((id) => byParent.get(id) ?? []);
  });
  return {
    dispositionIfAny: (id) => dispositions.load(id),
    dispositionChildren: (id) => children.load(id),
  };
}
