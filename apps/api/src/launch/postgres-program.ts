/** One run of a PostgreSQL program from beginning to end, as the user who runs the database. */
import { spawn } from "node:child_process";
import type { OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

export interface ProgramPlan {
  readonly program: string;
  readonly args: readonly string[];
  /** Statements for a server that runs by itself, one a line. */
  readonly input?: string;
  readonly user: OsUser | null;
  readonly folder: string;
}

/** Resolves when it ended well and no statement failed; what it printed is told only when it did not. */
export function runPostgres({ program, args, input = "", user, folder }: ProgramPlan): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      stdio: ["pipe", "pipe", "pipe"],
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stdin.on("error", () => undefined).end(input);
    child.once("error", (error) => fail(new Trouble(`The database could not be prepared: ${error.message}`)));
    child.once("close", (code) =>
      code === 0 && !/^\S.*\bERROR: /m.test(printed)
        ? done()
        : fail(new Trouble(`The database could not be prepared (exit code ${code}):\n${withoutStatements(printed)}`)),
    );
  });
}

/** A statement that is quoted beside its error may hold a password. */
function withoutStatements(printed: string): string {
  return printed
    .split("\n")
    .filter((line) => !/STATEMENT: |^\s*$/.test(line))
    .join("\n");
}
