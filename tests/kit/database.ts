/** Databases for tests: an empty one on the run's server, or a server of one's own that may be taken away. */
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedDatabase, embeddedDatabase } from "../../apps/api/src/launch/embedded-database.ts";

export interface TestDatabase {
  readonly url: string;
  /** Removes it with all it holds. */
  drop(): Promise<void>;
}

/** An empty database on the server that TEST_DATABASE_URL names; Jest's global setup starts one when there is none. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error("TEST_DATABASE_URL must name a PostgreSQL server that tests may make databases on");
  const name = `parley_test_${randomUUID().replaceAll("-", "")}`;
  await ask(server, `create database ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).toString(),
    async drop() {
      await ask(server, `drop database if exists ${name} with (force)`);
    },
  };
}

export interface OwnDatabaseServer extends TestDatabase {
  /** Takes the database away as an operator would, or as a power cut would. */
  stop(how: "orderly" | "kill"): Promise<void>;
  /** Brings it back at the same address. */
  start(): Promise<void>;
}

/** A PostgreSQL server that only this test uses. */
export async function ownDatabaseServer(): Promise<OwnDatabaseServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-own-database-"));
  await chmod(dataDir, 0o755);
  let server: EmbeddedDatabase | null = await embeddedDatabase({ dataDir });
  const { url, home } = server;
  const stop = async (how: "orderly" | "kill") => {
    const stopped = server;
    server = null;
    if (how === "kill") stopped?.kill();
    else await stopped?.stop();
    await stopped?.gone;
  };
  return {
    url,
    stop,
    async start() {
      server ??= await embeddedDatabase({ dataDir });
      if (server.url !== url)
        throw new Error("The database came back at another address: its port was taken meanwhile");
    },
    async drop() {
      await stop("kill");
      await rm(home, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Rows of one statement: for what only the database knows, such as whether a sealed secret is legible there. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** One connection for many statements. */
export interface OwnConnection {
  ask<Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** A connection of a test's own, for what no public door shows or does. */
export async function connectTo(url: string): Promise<OwnConnection> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    ask: async <Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(statement, [...values])).rows,
    close: () => client.end(),
  };
}

export interface Backup {
  /** Puts the database back as it was: whoever is connected is cut off. */
  restore(): Promise<void>;
  drop(): Promise<void>;
}

/** A copy of a database that nobody is connected to, file by file. */
export async function backUp(databaseUrl: string): Promise<Backup> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const server = Object.assign(new URL(databaseUrl), { pathname: "/postgres" }).toString();
  const copy = `parley_backup_${randomUUID().replaceAll("-", "")}`;
  await ask(server, `create database ${copy} template ${name} strategy file_copy`);
  return {
    async restore() {
      await ask(server, `drop database ${name} with (force)`);
      await ask(server, `create database ${name} template ${copy} strategy file_copy`);
    },
    async drop() {
      await ask(server, `drop database if exists ${copy} with (force)`);
    },
  };
}
