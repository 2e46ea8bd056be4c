/** A real PostgreSQL of our own, for a system that needs no database server beside it. Data survives; commits are synced. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, startChild } from "./children.ts";
import { prepareCluster } from "./cluster-checks.ts";
import { isOwn, keepClusterRecord, passwordOf, refuseForeign } from "./cluster-record.ts";
import { markOf, type ProcessMark } from "./identity.ts";
import { type PostgresBinaries, postgresBinaries } from "./postgres-binaries.ts";
import { look, makeHome, placeIn, spareFolder } from "./postgres-home.ts";
import { initialise } from "./postgres-initialise.ts";
import { stopLeftover } from "./postgres-leftover.ts";
import { runPostgres } from "./postgres-program.ts";
import { type OsUser, postgresUser } from "./postgres-user.ts";
import { freePort, recall, remember } from "./remembered.ts";
import { Trouble } from "./trouble.ts";

const START_WITHIN_MS = 60_000;
const NAME = "parley";

export interface EmbeddedDatabase {
  /** With the password: for environments of processes, never for a log. */
  readonly url: string;
  /** Where its files lie. */
  readonly home: string;
  /** Settles when the server is gone, with why, in words. */
  readonly gone: Promise<string>;
  tail(): string;
  /** Ends all sessions, writes everything down and stops. */
  stop(): Promise<void>;
  /** Kills the server as a power cut would: for tests of what survives. */
  kill(): void;
}

/** Makes the database at the first start and starts its server on a free loopback port, the same as last time if it can. */
export async function embeddedDatabase(options: {
  readonly dataDir: string;
  /** PostgreSQL settings beside ours, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server that was lost: comes back at the same address on the same files, or not at all. */
  readonly lost?: EmbeddedDatabase;
}): Promise<EmbeddedDatabase> {
  const { dataDir, settings = {}, lost } = options;
  const recordFile = join(dataDir, "database.json");
  const known = recall(recordFile);
  const user = postgresUser();
  const binaries = postgresBinaries(user, () => spareFolder(user));

  const found = look(dataDir);
  if (found.type !== "cluster" && (lost !== undefined || existsSync(recordFile)))
    throw new Trouble(
      `${placeIn(dataDir)} is ${found.type}, but there was a database: put it back from the backup, or rm ${recordFile} to begin with an empty one`,
    );
  const cluster = { binaries, user, dataDir };
  const { home, password } =
    found.type === "cluster"
      ? await openCluster({ ...cluster, home: found.home, left: known.server })
      : await newCluster({ ...cluster, home: makeHome(dataDir, found, user) });
  const urlAt = (port: number) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;

  const port = lost === undefined ? await freePort(known.port) : Number(new URL(lost.url).port);
  if (lost !== undefined && lost.url !== urlAt(port))
    throw new Trouble(`${home} was replaced while its server ran: start Parley again`);
  // Home and password are for an earlier version started on this folder again: without them it would make a new database.
  const record = { home, port, password };
  remember(recordFile, record);
  const server = await startServer({ binaries, home, user, port, dataDir, settings }, (mark) =>
    remember(recordFile, { ...record, server: mark }),
  );
  return { url: urlAt(port), home, gone: server.gone, tail: server.tail, stop: server.stop, kill: server.kill };
}

interface Cluster {
  readonly binaries: PostgresBinaries;
  readonly user: OsUser | null;
  readonly dataDir: string;
  readonly home: string;
}

interface OpenCluster {
  readonly home: string;
  readonly password: string;
}

async function newCluster(cluster: Cluster): Promise<OpenCluster> {
  const password = newPassword();
  await initialise({ ...cluster, name: NAME, password });
  return { home: cluster.home, password };
}

/** A cluster that stands here, with nobody on it, and its password; where that is lost or a copy's, a new one. */
async function openCluster({ left, ...cluster }: Cluster & { readonly left: unknown }): Promise<OpenCluster> {
  const { binaries, user, dataDir, home } = cluster;
  refuseForeign(home, dataDir);
  prepareCluster(home, user, binaries.version);
  await stopLeftover(home, left);
  const known = passwordOf(home);
  const password = known ?? newPassword();
  // The server that runs by itself asks for no password, and refuses files that another one uses.
  if (known === null)
    await runPostgres({
      program: binaries.postgres,
      args: ["--single", "-D", home, NAME],
      input: `ALTER ROLE ${NAME} PASSWORD '${password}'\n`,
      user,
      folder: home,
    });
  if (known === null || !isOwn(home, dataDir)) keepClusterRecord(home, user, { password, dataDir });
  return { home, password };
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

interface ServerPlan {
  readonly binaries: PostgresBinaries;
  readonly home: string;
  readonly user: OsUser | null;
  readonly port: number;
  readonly dataDir: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts the server; again for some seconds while a server killed before us still holds its memory. */
async function startServer(plan: ServerPlan, launched: (mark: ProcessMark | null) => void): Promise<Child> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    const server = launchServer(plan);
    launched(server.pid === undefined ? null : markOf(server.pid));
    while (server.isRunning() && !isReady(plan.home, server.pid)) {
      if (Date.now() > deadline) {
        await server.stop();
        throw new Trouble(`The database did not start within ${START_WITHIN_MS / 1000} s:\n${server.tail()}`);
      }
      await pause(10);
    }
    if (server.isRunning()) return server;
    const isHeldByTheDead = /shared memory block/.test(server.tail());
    if (!isHeldByTheDead || Date.now() > deadline) throw new Trouble(`The database did not start:\n${server.tail()}`);
    await pause(250);
  }
}

function launchServer({ binaries, home, user, port, dataDir, settings }: ServerPlan): Child {
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return startChild(
    {
      name: "database",
      // The shell becomes the server, after leaving a watcher that stops the server when our end of its input closes.
      command: "/bin/sh",
      args: ["-c", WATCHED, binaries.postgres, "-D", home, "-p", String(port), ...flags],
      cwd: home,
      environment: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      lifeline: "stdin",
      stopSignal: "SIGINT",
      stopWithinMs: 30_000,
    },
    join(dataDir, "logs"),
  );
}

/** The watcher is nobody's child (its parent ends at once): the server must not find a child that it does not know. */
const WATCHED = `exec 3<&0 </dev/null
( { read -r _ <&3; kill -INT $$; } >/dev/null 2>&1 & )
exec "$0" "$@" 3<&-`;

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // What customers wrote must not reach a log: neither statements nor the rows that errors quote.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
} as const;

/** The server's own record says so in its last line. */
function isReady(home: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(home, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}
