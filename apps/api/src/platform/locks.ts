import { sql } from "kysely";
import { type Given, statement } from "./statement.ts";

/** Waits for the lock of this number and holds it until the transaction ends: what is done under it happens one after the other. */
export const holdLock = statement(
  {},
  ({ lock }: Given<{ lock: number }>) => sql`select from pg_advisory_xact_lock(${lock}::bigint)`,
);
