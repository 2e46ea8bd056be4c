import { Migrator } from "@mikro-orm/migrations";
import { type EntityManager, type EntitySchema, MikroORM, type Options } from "@mikro-orm/postgresql";
import type { RawBuilder } from "kysely";
import pg from "pg";
import { MIGRATIONS } from "../migrations/index.ts";
import type { PoolUse } from "./pool-metrics.ts";
import { PreparingClient } from "./prepared-statements.ts";
import { PostgresNames, TableSchemaGenerator } from "./schema-generator.ts";
import { readTimestamp } from "./timestamps.ts";

/** One unit of work: an identity map, a connection or a transaction. */
export type Em = EntityManager;

const TIMESTAMPTZ = 1184;
const INT8 = 20;
const RETRIED_SQLSTATES = new Set(["40001", "40P01"]);
const MAX_TRIES = 5;

/** The one PostgreSQL that holds everything which must survive (R2, R14). */
export interface Database {
  /** A fresh unit of work outside any transaction. */
  fork(): Em;
  /** Runs `work` in one transaction; tried again when PostgreSQL says deadlock or serialization failure, so `work` must have no outside effect. */
  transaction<T>(work: (em: Em) => Promise<T>): Promise<T>;
  readonly orm: MikroORM;
  /** The tables as the entities say they are. */
  readonly schema: TableSchemaGenerator;
  poolUse(): PoolUse;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntitySchema[];
  readonly maxConnections: number;
  /** For writing a new migration. */
  readonly migrations?: Options["migrations"];
}

/** The address for work on the entities alone: nothing connects before the first query. */
export const NO_SERVER = "postgres://nobody@localhost/none";

/** Opens the pool; throws when the server cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  let pool: pg.Pool | null = null;
  const orm = await MikroORM.init({
    clientUrl: options.url,
    entities: [...options.entities],
    discovery: { warnWhenNoEntities: false },
    namingStrategy: PostgresNames,
    // Tables of jobs stand in a schema of their own, which the library keeps.
    schemaGenerator: { ignoreSchema: ["graphile_worker"] },
    logger: () => undefined,
    pool: { min: 0, max: options.maxConnections },
    driverOptions: {
      onPoolCreated: (created: pg.Pool) => {
        readNativeTypes(created);
        pool = created;
      },
      Client: PreparingClient,
    },
    ignoreUndefinedInQuery: true,
    extensions: [Migrator, TableSchemaGenerator],
    migrations: {
      migrationsList: [...MIGRATIONS],
      disableForeignKeys: false,
      snapshot: false,
      ...options.migrations,
    },
  });
  const fork = () => orm.em.fork() as Em;
  return {
    orm,
    get schema() {
      return orm.schema as TableSchemaGenerator;
    },
    fork,
    poolUse: () => ({ ...connectionsOf(pool), max: options.maxConnections }),
    close: () => orm.close(true),
    async transaction(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await fork().transactional(work, { clear: true });
        } catch (error) {
          if (tries >= MAX_TRIES || !RETRIED_SQLSTATES.has(sqlState(error) ?? "")) throw error;
        }
      }
    },
  };
}

/** The rows a statement gives, columns in camelCase, inside `em`'s transaction when it has one. */
export async function query<Row>(em: Em, statement: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await statement.execute(em.getKysely<Record<string, never>>());
  return inCamelCase(rows as Record<string, unknown>[]) as Row[];
}

/** Names are worked out once for all rows; a statement of a hot path names its columns so that nothing is left to do. */
export function inCamelCase(rows: Record<string, unknown>[]): Record<string, unknown>[] {
  const columns = Object.keys(rows[0] ?? {});
  if (!columns.some((column) => column.includes("_"))) return rows;
  const names = columns.map((column) => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
  return rows.map((row) => {
    const renamed: Record<string, unknown> = {};
    for (const [place, column] of columns.entries()) renamed[names[place] ?? column] = row[column];
    return renamed;
  });
}

/** PostgreSQL's five-letter error code, or null when the error is not the server's. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string" && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return null;
}

/** Raw queries give Dates and numbers as the ORM does: bigints here are counters far below 2^53. */
function readNativeTypes(pool: pg.Pool): void {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  types.setTypeParser(TIMESTAMPTZ, readTimestamp);
  Object.assign(pool.options, { types });
}

/** How many connections of a pool are open, idle and waited for. */
export function connectionsOf(pool: pg.Pool | null): Omit<PoolUse, "max"> {
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Connection trouble and shutdowns: nothing is wrong with the work, all of it is tried again later. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null)
    return state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.startsWith("40");
  return error instanceof Error && /ECONN|EPIPE|terminat|timeout|closed/i.test(error.message);
}
