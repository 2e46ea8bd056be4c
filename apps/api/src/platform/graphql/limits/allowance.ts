import { LRUCache } from "lru-cache";

/** So much at once, and so much a second in the long run. */
export interface AllowanceLimits {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** A bucket that fills by itself: what may be spent by one socket. */
export interface Allowance {
  /** False when it does not last; then nothing is taken. */
  spend(amount: number): boolean;
}

export function createAllowance(
  { atOnce, perSecond }: AllowanceLimits,
  now: () => number = () => performance.now(),
): Allowance {
  let left = atOnce;
  let lookedAt = now();
  return {
    spend(amount) {
      const at = now();
      left = Math.min(atOnce, left + ((at - lookedAt) / 1_000) * perSecond);
      lookedAt = at;
      if (left < amount) return false;
      left -= amount;
      return true;
    },
  };
}

/** As many addresses are remembered; the least lately seen is forgotten, and begins anew. */
const MAX_KEYS = 10_000;

/** An allowance for each key. */
export function createAllowances(limits: AllowanceLimits): { of(key: string): Allowance } {
  const known = new LRUCache<string, Allowance>({ max: MAX_KEYS });
  return {
    of(key) {
      const allowance = known.get(key) ?? createAllowance(limits);
      known.set(key, allowance);
      return allowance;
    },
  };
}
