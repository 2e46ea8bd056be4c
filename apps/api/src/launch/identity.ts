/** Which process a kept number means and which folder a path means: numbers are given again, and folders are moved and copied. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

/** One process among all that ever have its number. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, as its system says it. */
  readonly since: string;
}

/** The mark of a process that runs; null when none has the number. */
export function markOf(pid: number): ProcessMark | null {
  const since = process.platform === "linux" ? sinceOnLinux(pid) : tell("ps", ["-o", "lstart=", "-p", String(pid)]);
  return since === "" ? null : { pid, since };
}

/** True while the process of a kept mark runs. Takes whatever a file holds. */
export function runs(mark: unknown): mark is ProcessMark {
  if (typeof mark !== "object" || mark === null || !("pid" in mark) || !("since" in mark)) return false;
  return typeof mark.pid === "number" && mark.pid > 1 && markOf(mark.pid)?.since === mark.since;
}

/** The folder itself: the same by every path, link and mount that leads to it, another one for each copy. */
export function folderMark(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

/** True when the process is a PostgreSQL server of this cluster: such a server works in the cluster's folder. */
export function isServerOf(pid: number, home: string): boolean {
  const linux = process.platform === "linux";
  const command = linux ? read(`/proc/${pid}/comm`) : tell("ps", ["-o", "comm=", "-p", String(pid)]);
  if (!/^(.*\/)?post(gres|master)\b/.test(command)) return false;
  try {
    return folderMark(linux ? `/proc/${pid}/cwd` : workingFolder(pid)) === folderMark(home);
  } catch {
    // Root in a container may not look into other users' processes, but may read how they were called. One that was
    // called with a folder that is not there any more may be the server of that folder, moved since.
    const folder = /\0-D\0([^\0]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1];
    return folder !== undefined && (!existsSync(folder) || folderMark(folder) === folderMark(home));
  }
}

/** Ticks since the boot, and which boot; empty for a process that has died and waits to be noticed. */
function sinceOnLinux(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in brackets, may hold anything; the state is the first word after it, the start the twentieth.
  const words = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (words[0] === "Z" || words[19] === undefined) return "";
  return `${read("/proc/sys/kernel/random/boot_id").trim()}:${words[19]}`;
}

function workingFolder(pid: number): string {
  return /^n(.+)$/m.exec(tell("lsof", ["-a", "-p", String(pid), "-d", "cwd", "-Fn"]))?.[1] ?? "";
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function tell(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
