import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { tables } from "../../platform/tables.ts";
import type { PausePeriodRow } from "./pause-period.entity.ts";

/** Begins a pause that the reports will show. */
export async function beginPeriod(
  em: Em,
  period: Pick<PausePeriodRow, "userId" | "pauseName" | "isAutomatic" | "setById">,
): Promise<void> {
  await tables(em)
    .insertInto("pause_period")
    .values({ id: newId<string>(), ...period })
    .execute();
}

/** Ends the pause that a user is on, if any. */
export async function endPeriod(em: Em, userId: UserId): Promise<void> {
  await tables(em)
    .updateTable("pause_period")
    .set({ endedAt: sql<Date>`now()` })
    .where("userId", "=", userId)
    .where("endedAt", "is", null)
    .execute();
}
