import type { PauseId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { PauseRow as StoredPause } from "./pause.entity.ts";

const MAX_PAUSES = 500;

/** A reason to be on pause. */
export type PauseRow = Pick<StoredPause, "id" | "name">;

/** All pauses, by name. */
export function listPauses(em: Em): Promise<PauseRow[]> {
  return tables(em)
    .selectFrom("pause")
    .select(["id", "name"])
    .orderBy((pause) => pause.cast("name", "text"))
    .limit(MAX_PAUSES)
    .execute();
}

/** Those of the pauses that are there. */
export function findPauses(em: Em, ids: readonly PauseId[]): Promise<PauseRow[]> {
  return tables(em).selectFrom("pause").select(["id", "name"]).where("id", "=", anyOf(ids)).execute();
}

/** Stores a new pause. */
export async function insertPause(em: Em, pause: PauseRow): Promise<void> {
  await tables(em).insertInto("pause").values(pause).execute();
}

/** Renames a pause; false when there is none. */
export async function renamePause(em: Em, { id, name }: PauseRow): Promise<boolean> {
  const { numUpdatedRows } = await tables(em)
    .updateTable("pause")
    .set({ name })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** False when there was none. */
export async function deletePause(em: Em, id: PauseId): Promise<boolean> {
  const { numDeletedRows } = await tables(em).deleteFrom("pause").where("id", "=", id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
