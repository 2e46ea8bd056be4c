/** What a start finds of a server whose launcher was killed: a file that names a process, and perhaps the process. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Trouble } from "./trouble.ts";

const STOP_WITHIN_MS = 30_000;

/** Stops a server left over on these files, and removes the file it left when only that is there. */
export async function stopLeftover(home: string): Promise<void> {
  const file = join(home, "postmaster.pid");
  const pid = firstLine(file);
  if (pid === null) return;
  // After a machine's or container's restart the number may belong to anybody: then the file is stale.
  if (!commandOf(pid).includes(home)) return rmSync(file, { force: true });

  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (commandOf(pid).includes(home)) {
    if (Date.now() > deadline)
      throw new Trouble(`A database server (process ${pid}) still uses ${home}: stop it first`);
    await pause(50);
  }
}

/** The command line of a process; empty when there is none. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}

function firstLine(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
