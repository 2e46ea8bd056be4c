import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";
import type { UserRow } from "./user.entity.ts";

/**
 * Marks a user as paused, now. False when nothing changed: they are on this pause already, or on one that a person chose
 * while this one is automatic.
 */
export async function markPaused(
  em: Em,
  id: UserId,
  { pauseName, isAutomatic }: Pick<UserRow, "pauseName"> & { readonly isAutomatic: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(em)
    .updateTable("parley_user")
    .set({ isPaused: true, pauseName, pausedAt: sql<Date>`now()`, isPauseAutomatic: isAutomatic })
    .where("id", "=", id)
    .where((user) => {
      const isFree = user("isPaused", "=", false);
      if (isAutomatic) return isFree;
      return user.or([isFree, user("isPauseAutomatic", "=", true), user("pauseName", "is distinct from", pauseName)]);
    })
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Marks a user as not paused; with `onlyAutomatic`, not when a person chose their pause. False when nothing changed. */
export async function markNotPaused(em: Em, id: UserId, onlyAutomatic: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tables(em)
    .updateTable("parley_user")
    .set({ isPaused: false, pauseName: null, pausedAt: null, isPauseAutomatic: false })
    .where("id", "=", id)
    .where("isPaused", "=", true)
    .$if(onlyAutomatic, (users) => users.where("isPauseAutomatic", "=", true))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
