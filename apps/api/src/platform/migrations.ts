import { sql } from "kysely";
import { type Database, query } from "./database.ts";

const MIGRATION_LOCK = 7_251_190_001;

/** Brings the database to this version's tables. Safe from any number of nodes at once: one migrates, the others wait (OPS-01). */
export async function migrate(database: Database): Promise<void> {
  await database.fork().transactional(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await database.orm.migrator.up();
  });
}

/** True when nothing waits to be migrated (GET /readyz). */
export async function isMigrated(database: Database): Promise<boolean> {
  return (await database.orm.migrator.getPending()).length === 0;
}
