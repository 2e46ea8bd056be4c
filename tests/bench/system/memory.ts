/** What a process holds of the machine's memory. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident memory in MB (10^6 bytes). */
export function residentMegabytes(pid: number): number {
  return (residentKibibytes(pid) * 1_024) / 1e6;
}

function residentKibibytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  }
}

/** Looks twice a second until stopped; the most it saw. */
export function watchMemory(pid: number): { stop(): number } {
  let most = residentMegabytes(pid);
  const timer = setInterval(() => {
    try {
      most = Math.max(most, residentMegabytes(pid));
    } catch {
      // It is gone: whoever waits for it says why.
      clearInterval(timer);
    }
  }, 500);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(most, residentMegabytes(pid));
    },
  };
}
