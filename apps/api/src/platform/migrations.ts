import { sql } from "kysely";
import { COMPATIBLE_SINCE, MIGRATIONS } from "../migrations/index.ts";
import { type Database, type Em, query } from "./database.ts";
import { isNewer, VERSION } from "./version.ts";

const MIGRATION_LOCK = 7_251_190_001;

/** The database belongs to a newer version: nothing of it may be touched. Its message is one line for the operator. */
export class NewerDatabase extends Error {}

/**
 * Brings the database to this version's tables. Safe from any number of nodes at once: one migrates, the others wait
 *. Refused with `NewerDatabase` where a newer version has been: what it changed is unknown here.
 */
export async function migrate(database: Database): Promise<void> {
  await database.fork().transactional(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const last = await lastVersion(em);
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const executed = await database.orm.migrator.getExecuted();
    if (executed.some(({ name }) => !known.has(name)) || (last !== null && isNewer(last.compatibleSince, VERSION)))
      throw new NewerDatabase(usedByNewer(last));
    await database.orm.migrator.up();
    if (last === null || isNewer(VERSION, last.version)) await storeVersion(em);
  });
}

/**
 * Why this node must not work on the database as it is now; null: it may. A node of a newer version may have migrated it
 * under this one, which goes on where that changed nothing it relies on (GET /readyz).
 */
export async function problemWithSchema(database: Database): Promise<string | null> {
  if ((await database.orm.migrator.getPending()).length > 0) return "The database waits to be migrated.";
  const last = await lastVersion(database.fork());
  return last !== null && isNewer(last.compatibleSince, VERSION) ? usedByNewer(last) : null;
}

interface LastVersion {
  /** The newest that ever migrated the database. */
  readonly version: string;
  readonly compatibleSince: string;
}

/** Null in an empty database, and in one from before it was kept. */
async function lastVersion(em: Em): Promise<LastVersion | null> {
  const [table] = await query<{ isThere: boolean }>(
    em,
    sql`select to_regclass('schema_version') is not null as is_there`,
  );
  if (table?.isThere !== true) return null;
  const [row] = await query<LastVersion>(em, sql`select version, compatible_since from schema_version`);
  return row ?? null;
}

async function storeVersion(em: Em): Promise<void> {
  await query(
    em,
    sql`insert into schema_version (version, compatible_since) values (${VERSION}, ${COMPATIBLE_SINCE})
        on conflict (only_row) do update
          set version = excluded.version, compatible_since = excluded.compatible_since, migrated_at = now()`,
  );
}

function usedByNewer(last: LastVersion | null): string {
  const newer = last !== null && isNewer(last.version, VERSION) ? ` (${last.version})` : "";
  return `This database was last used by a newer Parley${newer}, and this is ${VERSION}. Start that version or a later one, or restore a backup from before it.`;
}
