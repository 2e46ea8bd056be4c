/** One rule for whatever reads or shows a stranger's text: it throws nothing and costs no more than the text's length. */
import fc from "fast-check";
import { HOSTILE_LENGTH, HOSTILE_PIECES, HOSTILE_TEXTS } from "./hostile-texts.ts";

/** A reader or renderer by its name. What it answers does not matter here. */
export type TextReaders = Readonly<Record<string, (text: string) => unknown>>;

/** For the longest text, on a machine that does nothing else. */
export const MAX_MS = 50;
/** Below this a longer text tells nothing: the clock and the collector of garbage are louder. */
const QUIET_MS = 20;
/** Four times the length takes four times as long; sixteen times as long is another law. */
const MAX_GROWTH = 10;
const MAX_RUNS = 8;

/** Declares the rule's tests, one for each reader. */
export function describeBoundedCost(readers: TextReaders): void {
  describe("a stranger's text costs no more than its length and throws nothing", () => {
    test.each(Object.entries(readers))("%s", (_, read) => {
      const tooDear = HOSTILE_TEXTS.flatMap(({ name, of }) => {
        const [quarter, whole] = [of(HOSTILE_LENGTH / 4), of(HOSTILE_LENGTH)];
        const ms = leastMs(() => read(whole), QUIET_MS);
        if (ms <= QUIET_MS) return [];
        const growth = ms / leastMs(() => read(quarter), 0);
        const isTooDear = ms > MAX_MS || growth > MAX_GROWTH;
        return isTooDear ? [`${name}: ${ms.toFixed(1)} ms, ${growth.toFixed(1)} times its quarter`] : [];
      });
      expect(tooDear).toEqual([]);
    });

    test.each(Object.entries(readers))("%s, at random", (_, read) => {
      const pieces = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_PIECES), fc.string({ unit: "binary" })), {
        minLength: 1,
        maxLength: 12,
      });
      fc.assert(
        fc.property(pieces, fc.integer({ min: 1, max: HOSTILE_LENGTH }), (parts, length) => {
          const unit = parts.join("");
          const text = unit.repeat(Math.ceil(length / Math.max(1, unit.length))).slice(0, length);
          expect(leastMs(() => read(text), MAX_MS)).toBeLessThanOrEqual(MAX_MS);
        }),
        { numRuns: 60 },
      );
    });
  });
}

/**
 * The shortest of several runs, in this process's own time on the processor: others on the machine lengthen runs, not what
 * they cost. The first one that is short enough ends it.
 */
export function leastMs(run: () => unknown, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < MAX_RUNS && least > enough; runs += 1) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    // Compiling and collecting garbage go on beside the run and count as well: then the clock is the fairer measure.
    least = Math.min(least, performance.now() - startedAt, (user + system) / 1_000);
  }
  return least;
}
