const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;

/** Milliseconds before a dead process is started again: the last pause (null before the first) doubled, until it served for a minute. */
export function nextPauseMs(lastPauseMs: number | null, servedMs: number): number {
  if (lastPauseMs === null || servedMs >= HEALTHY_AFTER_MS) return FIRST_MS;
  return Math.min(lastPauseMs * 2, LONGEST_MS);
}
