import type { PauseId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { findPauses, type PauseRow } from "./persistence/pauses.ts";

/** Pauses by id, once a request each and all of a moment in one query. */
export interface PauseLoaders {
  /** Null when it was deleted. */
  pauseIfAny(id: PauseId): Promise<PauseRow | null>;
}

export function createPauseLoaders(database: Database): PauseLoaders {
  const pauses = new DataLoader<PauseId, PauseRow | null>(async (ids) => {
    const rows = await findPauses(database.fork(), ids);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return { pauseIfAny: (id) => pauses.load(id) };
}
