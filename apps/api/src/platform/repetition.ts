/** Which of many lines of one kind are written: the first few; how many the rest were, is said in one line. */

/** A kind is written so often before its lines are only counted. */
const FIRST = 3;
/** Counted lines are summed up so often. */
export const SUM_UP_MS = 30_000;
/** Kinds that are remembered at one time; lines of others are written. */
const MAX_KINDS = 500;

/** Writes the line that stands for many. */
type SumUp = (times: number, since: Date) => void;

export interface Repetition {
  /** True when the line is to be written; otherwise it is counted, and `sumUp` of the last one will speak for all. */
  admits(kind: string, sumUp: SumUp, now: Date): boolean;
  /** Sums up what was only counted since the last time; a kind that did not come again begins anew. */
  sumUp(): void;
}

interface Kind {
  seen: number;
  counted: { readonly times: number; readonly since: Date; readonly sumUp: SumUp } | null;
}

export function createRepetition(): Repetition {
  const kinds = new Map<string, Kind>();
  return {
    admits(name, sumUp, now) {
      const kind = kinds.get(name) ?? { seen: 0, counted: null };
      if (kinds.size < MAX_KINDS) kinds.set(name, kind);
      kind.seen += 1;
      if (kind.seen <= FIRST) return true;
      kind.counted = { times: (kind.counted?.times ?? 0) + 1, since: kind.counted?.since ?? now, sumUp };
      return false;
    },
    sumUp() {
      for (const [name, kind] of kinds) {
        const { counted } = kind;
        kind.counted = null;
        if (counted === null) kinds.delete(name);
        else counted.sumUp(counted.times, counted.since);
      }
    },
  };
}
