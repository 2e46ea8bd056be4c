import { nextPauseMs } from "./back-off.ts";

test("each death in a row doubles the pause, up to half a minute", () => {
  const pauses: number[] = [];
  while (pauses.length < 9) pauses.push(nextPauseMs(pauses.at(-1) ?? null, 59_999));
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test.each([
  { last: null, servedMs: 0 },
  { last: null, servedMs: 3_600_000 },
  { last: 500, servedMs: 60_000 },
  { last: 30_000, servedMs: 60_000 },
])(
  "the pause is the shortest again after a minute of health: last $last, served $servedMs ms",
  ({ last, servedMs }) => {
    expect(nextPauseMs(last, servedMs)).toBe(500);
  },
);
