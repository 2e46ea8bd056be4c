/** What a start finds of a server whose launcher was killed: a file that names a process, and perhaps the process. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isServerOf, runs } from "./identity.ts";
import { Trouble } from "./trouble.ts";

const STOP_WITHIN_MS = 30_000;
/** A server whose launcher has just died is about to stop by itself. */
const GO_WITHIN_MS = 5_000;

/**
 * Stops the server that this data folder's launcher left on the cluster. `left` is what the launcher kept of it. A
 * server that somebody else started there is not touched: the start is refused.
 */
export async function stopLeftover(home: string, left: unknown): Promise<void> {
  const file = join(home, "postmaster.pid");
  const pid = namedIn(file);
  if (pid === null) return;
  if (!isServerOf(pid, home)) {
    // The number is another process's by now, or the file came with a copy of a running folder: PostgreSQL would take
    // that process for a server. A number that no process has it judges by itself, with what still holds its memory.
    if (isTaken(pid)) rmSync(file, { force: true });
    return;
  }
  const isOurs = runs(left) && left.pid === pid;
  if (isOurs) process.kill(pid, "SIGINT");
  const deadline = Date.now() + (isOurs ? STOP_WITHIN_MS : GO_WITHIN_MS);
  while (isServerOf(pid, home)) {
    if (Date.now() > deadline)
      throw new Trouble(
        isOurs
          ? `A database server (process ${pid}) of an earlier start does not leave ${home}: stop it first`
          : `A database server (process ${pid}) that was not started from this data folder uses ${home}: stop it first`,
      );
    await pause(50);
  }
}

function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function namedIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
