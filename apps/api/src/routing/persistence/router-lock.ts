import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { holdLock } from "../../platform/locks.ts";
import { value } from "../../platform/row-shape.ts";
import { statement } from "../../platform/statement.ts";

const ROUTER_LOCK = 7_251_190_002;

/** One router decides at a time on this database: agents' slots are counted once. Held until the transaction ends; the caller's next statement sees all that was decided before. */
export async function lockRouter(em: Em): Promise<void> {
  await holdLock(em, { lock: ROUTER_LOCK });
}

/** The database's present: every deadline is compared with it (R14). */
export async function databaseNow(em: Em): Promise<Date> {
  const [row] = await readClock(em);
  if (row === undefined) throw new Error("The database does not tell the time.");
  return row.now;
}

const readClock = statement({ now: value.timestamp }, () => sql`select clock_timestamp() as now`);
