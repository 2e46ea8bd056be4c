import { randomUUID } from "node:crypto";
import pg from "pg";
import { ENTITIES } from "../../entities.ts";
import { type Database, openDatabase } from "../database.ts";
import { migrate } from "../migrations.ts";

export interface FreshDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes and drops it. */
  drop(): Promise<void>;
}

/** A migrated database of its own for one test file, on the server that TEST_DATABASE_URL names. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const fresh = await emptyDatabase();
  await migrate(fresh.database);
  return fresh;
}

/** The same without a table in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error("Set TEST_DATABASE_URL to a PostgreSQL server that tests may make databases on.");
  const name = `parley_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const database = await openDatabase({ url, entities: ENTITIES, maxConnections: 10 });
  return {
    database,
    url,
    async drop() {
      await database.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
