/** Makes an empty PostgreSQL cluster with one database; it appears whole or not at all. */
import { spawn } from "node:child_process";
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

export interface ClusterPlan {
  readonly binaries: PostgresBinaries;
  readonly home: string;
  readonly user: OsUser | null;
  /** Of the superuser and of the database. */
  readonly name: string;
  readonly password: string;
}

/** Unicode order and case on every machine alike, whatever its own locale: no index breaks when the data moves. */
const LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Prepares the cluster beside its place and moves it there when done. */
export async function initialise({ binaries, home, user, name, password }: ClusterPlan): Promise<void> {
  const unfinished = `${home}.unfinished`;
  const passwordFile = `${home}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    const access = ["--auth=scram-sha-256", `--username=${name}`, `--pwfile=${passwordFile}`];
    await quietly(user, unfinished, binaries.initdb, ["-D", unfinished, ...access, ...LOCALE], "");
    await quietly(
      user,
      unfinished,
      binaries.postgres,
      ["--single", "-D", unfinished, "postgres"],
      `CREATE DATABASE ${name}\n`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(home, { recursive: true, force: true });
  renameSync(unfinished, home);
}

function quietly(
  user: OsUser | null,
  folder: string,
  command: string,
  args: readonly string[],
  input: string,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      stdio: ["pipe", "pipe", "pipe"],
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stdin.on("error", () => undefined).end(input);
    child.once("error", (error) => fail(new Trouble(`The database could not be made: ${error.message}`)));
    child.once("close", (code) =>
      code === 0 ? done() : fail(new Trouble(`The database could not be made (exit code ${code}):\n${printed.trim()}`)),
    );
  });
}
