/** Makes an empty PostgreSQL cluster with one database; it appears whole or not at all. */
import { chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { keepClusterRecord } from "./cluster-record.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { runPostgres } from "./postgres-program.ts";
import type { OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

export interface ClusterPlan {
  readonly binaries: PostgresBinaries;
  /** An empty folder. */
  readonly home: string;
  readonly user: OsUser | null;
  /** Of the superuser and of the database. */
  readonly name: string;
  readonly password: string;
  readonly dataDir: string;
}

/** Unicode order and case on every machine alike, whatever its own locale: no index breaks when the data moves. */
const LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Prepares the cluster beside its place and moves it there when done: onto an empty folder only, as the system sees to. */
export async function initialise({ binaries, home, user, name, password, dataDir }: ClusterPlan): Promise<void> {
  const unfinished = folderBeside(home);
  const passwordFile = `${unfinished}.password`;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
    if (user !== null) {
      chownSync(unfinished, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const access = ["--auth=scram-sha-256", `--username=${name}`, `--pwfile=${passwordFile}`];
    await runPostgres({
      program: binaries.initdb,
      args: ["-D", unfinished, ...access, ...LOCALE],
      user,
      folder: unfinished,
    });
    await runPostgres({
      program: binaries.postgres,
      args: ["--single", "-D", unfinished, "postgres"],
      input: `CREATE DATABASE ${name}\n`,
      user,
      folder: unfinished,
    });
    keepClusterRecord(unfinished, user, { password, dataDir });
    renameSync(unfinished, home);
  } catch (error) {
    // Made by this call and by nobody else.
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof Trouble) throw error;
    throw notMade(home, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function folderBeside(home: string): string {
  try {
    return mkdtempSync(`${home}.unfinished-`);
  } catch (error) {
    throw notMade(home, error);
  }
}

function notMade(home: string, error: unknown): Trouble {
  return new Trouble(`The database could not be made in ${home}: ${error instanceof Error ? error.message : error}`);
}
