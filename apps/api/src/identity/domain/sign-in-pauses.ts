/** How long to wait after each failed sign-in, in seconds: the nth entry after n failures. 0 is no pause. */
export type Pauses = readonly number[];

/** Failures older than this no longer count, in seconds. */
export const FAILURES_COUNT_SECONDS = 3_600;

/** Five tries for one e-mail address from one place or known browser, then pauses that double up to five minutes: a person mistypes, a machine guesses. */
export const PAUSES_BY_EMAIL = growingPauses({ free: 5, longestSeconds: 300 });

/** From everywhere together more: guesses from many places are slowed down, and few of them lock nobody out. */
export const PAUSES_BY_EMAIL_EVERYWHERE = growingPauses({ free: 50, longestSeconds: 300 });

/** A place may fail more often, since an office shares one address, and then waits longer. */
export const PAUSES_BY_ADDRESS = growingPauses({ free: 30, longestSeconds: 900 });

/** `free` failures without a pause, then 1, 2, 4 … seconds up to the longest, which stays. */
export function growingPauses({
  free,
  longestSeconds,
}: {
  readonly free: number;
  readonly longestSeconds: number;
}): Pauses {
  const pauses = Array.from({ length: Math.max(0, free - 1) }, () => 0);
  for (let seconds = 1; seconds < longestSeconds; seconds *= 2) pauses.push(seconds);
  return [...pauses, longestSeconds];
}
