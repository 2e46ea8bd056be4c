import type { PauseId } from "@parley/schema";
import DataLoader from "dataloader";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import type { PauseRow } from "./reasons.ts";

/** Pauses by id, once a request each and all of a moment in one query. */
export interface PauseLoaders {
  /** Null when it was deleted. */
  pauseIfAny(id: PauseId): Promise<PauseRow | null>;
}

export function createPauseLoaders(database: Database): PauseLoaders {
  const pauses = new DataLoader<PauseId, PauseRow | null>(async (ids) => {
    const rows = await query<PauseRow>(
      database.fork(),
      sql`select id, name::text from pause where id = any(${ids}::uuid[])`,
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return { pauseIfAny: (id) => pauses.load(id) };
}
