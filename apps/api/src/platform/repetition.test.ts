import { createRepetition, type Repetition } from "./repetition.ts";

const NOW = new Date("2026-11-30T18:45:00Z");

/** Says the kind so often and gives how many were written; `summed` hears what is summed up. */
function say(repetition: Repetition, kind: string, times: number, summed: string[] = []): number {
  let written = 0;
  for (let at = 0; at < times; at += 1) {
    const now = new Date(NOW.getTime() + at * 1_000);
    const sumUp = (count: number, since: Date) => summed.push(`${kind} ${count} ${since.toISOString()}`);
    if (repetition.admits(kind, sumUp, now)) written += 1;
  }
  return written;
}

test("of many the first three are written, the others summed up in one line with when they began", () => {
  const [repetition, summed] = [createRepetition(), [] as string[]];
  expect(say(repetition, "database gone", 1_000, summed)).toBe(3);
  repetition.sumUp();
  expect(summed).toEqual(["database gone 997 2026-11-30T18:45:03.000Z"]);
});

test("while it goes on only sums come; once it paused it begins anew", () => {
  const [repetition, summed] = [createRepetition(), [] as string[]];
  say(repetition, "a", 4, summed);
  repetition.sumUp();
  expect(say(repetition, "a", 5, summed)).toBe(0);
  repetition.sumUp();
  repetition.sumUp();
  expect(summed).toHaveLength(2);
  expect(say(repetition, "a", 2, summed)).toBe(2);
});

test("kinds do not take each other's place, and their number is bounded", () => {
  const repetition = createRepetition();
  expect([say(repetition, "a", 2), say(repetition, "b", 2), say(repetition, "a", 2)]).toEqual([2, 2, 1]);
  for (let kind = 0; kind < 1_000; kind += 1) say(repetition, `kind ${kind}`, 1);
  expect(say(repetition, "kind 999", 10)).toBe(10);
});
