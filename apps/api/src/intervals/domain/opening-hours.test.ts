import type { IntervalSubset } from "@parley/schema";
import fc from "fast-check";
import { isOpenAt, nextChange, openPieces } from "./opening-hours.ts";

const always: IntervalSubset = { kind: "always", from: null, to: null, weekdays: [], monthDays: [], months: [] };
const custom = (limits: Partial<IntervalSubset>): IntervalSubset => ({ ...always, kind: "custom", ...limits });
const times = (from: string, to: string, limits: Partial<IntervalSubset> = {}) => custom({ from, to, ...limits });

const ROME = "Europe/Rome";
const workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;

/** Each line: what is open, where, when in UTC, what the clock on the wall shows there, and whether it is open. */
describe("a plain reading of the rule", () => {
  test.each([
    // The inclusive end minute.
    [times("09:00", "12:59"), "UTC", "2026-03-04T08:59:59.999Z", "08:59:59", false],
    [times("09:00", "12:59"), "UTC", "2026-03-04T09:00:00.000Z", "09:00:00", true],
    [times("09:00", "12:59"), "UTC", "2026-03-04T12:59:59.999Z", "12:59:59", true],
    [times("09:00", "12:59"), "UTC", "2026-03-04T13:00:00.000Z", "13:00:00", false],
    [times("09:00", "13:00"), "UTC", "2026-03-04T13:00:59.999Z", "13:00:59", true],
    [times("09:00", "13:00"), "UTC", "2026-03-04T13:01:00.000Z", "13:01:00", false],
    [times("00:00", "23:59"), "UTC", "2026-03-04T23:59:59.999Z", "the last minute", true],
    [times("09:00", "09:00"), "UTC", "2026-03-04T09:00:59.999Z", "a single minute", true],
    // Across midnight: the day on which the range began counts.
    [times("22:00", "06:00", { weekdays: ["friday"] }), "UTC", "2026-03-06T22:00:00Z", "Friday 22:00", true],
    [times("22:00", "06:00", { weekdays: ["friday"] }), "UTC", "2026-03-07T06:00:59Z", "Saturday 06:00:59", true],
    [times("22:00", "06:00", { weekdays: ["friday"] }), "UTC", "2026-03-07T06:01:00Z", "Saturday 06:01", false],
    [times("22:00", "06:00", { weekdays: ["friday"] }), "UTC", "2026-03-06T03:00:00Z", "Friday's small hours", false],
    [times("22:00", "06:00", { weekdays: ["friday"] }), "UTC", "2026-03-07T22:00:00Z", "Saturday 22:00", false],
    [times("22:00", "06:00", { monthDays: [28], months: [2] }), "UTC", "2026-03-01T05:00:00Z", "began on 28 Feb", true],
    [
      times("22:00", "06:00", { monthDays: [31], months: [12] }),
      "UTC",
      "2027-01-01T05:00:00Z",
      "New Year's night",
      true,
    ],
    [times("22:00", "06:00", { months: [1] }), "UTC", "2027-01-01T05:00:00Z", "began in December", false],
    [times("09:00", "08:59", { weekdays: ["sunday"] }), "UTC", "2026-03-02T08:59:00Z", "a day and a night", true],
    // All limits of a part together; any part is enough.
    [
      custom({ weekdays: ["thursday"], monthDays: [26], months: [11] }),
      "UTC",
      "2026-11-26T12:00:00Z",
      "all match",
      true,
    ],
    [
      custom({ weekdays: ["friday"], monthDays: [26], months: [11] }),
      "UTC",
      "2026-11-26T12:00:00Z",
      "not the week day",
      false,
    ],
    [
      custom({ weekdays: ["thursday"], monthDays: [26], months: [10] }),
      "UTC",
      "2026-11-26T12:00:00Z",
      "not the month",
      false,
    ],
    [custom({}), "UTC", "2026-11-26T12:00:00Z", "no limit at all", true],
    [always, ROME, "2026-11-26T12:00:00Z", "always", true],
    // Month ends and 29 February.
    [custom({ monthDays: [29], months: [2] }), "UTC", "2028-02-29T12:00:00Z", "a leap year", true],
    [custom({ monthDays: [29], months: [2] }), "UTC", "2026-03-01T00:00:00Z", "no leap year", false],
    [custom({ monthDays: [31] }), "UTC", "2026-04-30T23:59:59Z", "April has no 31st", false],
    [custom({ monthDays: [31] }), "UTC", "2026-05-31T00:00:00Z", "31 May", true],
    [custom({ monthDays: [1] }), ROME, "2026-05-31T22:00:00Z", "already 1 June in Rome", true],
    [custom({ weekdays: ["monday"] }), "Pacific/Kiritimati", "2026-03-01T10:00:00Z", "Monday 00:00, UTC+14", true],
    [custom({ weekdays: ["saturday"] }), "Pacific/Pago_Pago", "2026-03-01T10:59:59Z", "Saturday, UTC-11", true],
    // The clock is put forward: 02:00 becomes 03:00 on 29 March 2026 in Rome.
    [times("02:00", "02:59"), ROME, "2026-03-29T00:59:59Z", "01:59:59", false],
    [times("02:00", "02:59"), ROME, "2026-03-29T01:00:00Z", "03:00, for 02:00 is not shown", false],
    [times("02:30", "03:29"), ROME, "2026-03-29T01:00:00Z", "03:00", true],
    [times("01:00", "02:30"), ROME, "2026-03-29T00:59:59Z", "01:59:59", true],
    [times("22:00", "02:30", { weekdays: ["saturday"] }), ROME, "2026-03-29T01:00:00Z", "03:00 on Sunday", false],
    // The clock is put back: 02:00–02:59 is shown twice on 25 October 2026 in Rome.
    [times("02:00", "02:29"), ROME, "2026-10-25T00:15:00Z", "02:15, first time", true],
    [times("02:00", "02:29"), ROME, "2026-10-25T00:45:00Z", "02:45, first time", false],
    [times("02:00", "02:29"), ROME, "2026-10-25T01:15:00Z", "02:15, second time", true],
    [times("02:00", "02:29"), ROME, "2026-10-25T01:30:00Z", "02:30, second time", false],
    // Half an hour of daylight saving, quarters of an hour from UTC, midnight left out, a whole day left out.
    [times("01:30", "01:59"), "Australia/Lord_Howe", "2026-04-04T15:00:00Z", "01:30, second time", true],
    [times("00:00", "00:00"), "Asia/Kathmandu", "2026-11-25T18:15:30Z", "00:00:30", true],
    [
      times("00:00", "00:59", { weekdays: ["friday"] }),
      "Africa/Cairo",
      "2026-04-23T22:00:00Z",
      "01:00, midnight is left out",
      false,
    ],
    [
      custom({ monthDays: [30], months: [12] }),
      "Pacific/Apia",
      "2011-12-30T10:00:00Z",
      "31 December: the 30th was left out",
      false,
    ],
  ] as const)("%j in %s at %s (%s): %s", (subset, timeZone, moment, _shown, expected) => {
    expect(isOpenAt({ timeZone, subsets: [subset] }, new Date(moment))).toBe(expected);
  });

  test("any part is enough, and without parts it is closed", () => {
    const noon = new Date("2026-11-26T12:00:00Z");
    const closed = times("01:00", "01:59");
    expect(isOpenAt({ timeZone: "UTC", subsets: [closed, times("12:00", "12:59")] }, noon)).toBe(true);
    expect(isOpenAt({ timeZone: "UTC", subsets: [closed] }, noon)).toBe(false);
    expect(isOpenAt({ timeZone: "UTC", subsets: [] }, noon)).toBe(false);
  });
});

describe("when it changes next", () => {
  test.each([
    [times("09:00", "17:59", { weekdays: [...workdays] }), ROME, "2026-11-26T12:00:00Z", "2026-11-26T17:00:00.000Z"],
    [times("09:00", "17:59", { weekdays: [...workdays] }), ROME, "2026-11-27T17:00:00Z", "2026-11-30T08:00:00.000Z"],
    [times("22:00", "05:59"), "UTC", "2026-11-26T23:00:30Z", "2026-11-27T06:00:00.000Z"],
    [custom({ monthDays: [29], months: [2] }), "UTC", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    [custom({ months: [1, 2, 3] }), "UTC", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00.000Z"],
    [times("02:30", "03:29"), ROME, "2026-03-28T23:00:00Z", "2026-03-29T01:00:00.000Z"],
    [custom({ monthDays: [30], months: [2] }), "UTC", "2026-01-01T00:00:00Z", null],
    [always, ROME, "2026-01-01T00:00:00Z", null],
    [times("12:00", "11:59"), ROME, "2026-01-01T00:00:00Z", null],
  ] as const)("%j in %s after %s: %s", (subset, timeZone, after, expected) => {
    expect(nextChange({ timeZone, subsets: [subset] }, new Date(after))?.toISOString() ?? null).toBe(expected);
  });
});

const MINUTE = 60_000;

/** The rule once more, minute by minute, on nothing but what a formatter says the clock on the wall shows. */
function walker(timeZone: string, subsets: readonly IntervalSubset[]): (instant: number) => boolean {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "long",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const read = (instant: number) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const date = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day));
    return { date, time: `${part.hour}:${part.minute}` };
  };
  const names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
  const fits = (subset: IntervalSubset, date: Date) =>
    (subset.weekdays.length === 0 || subset.weekdays.some((name) => name === names[date.getUTCDay()])) &&
    (subset.monthDays.length === 0 || subset.monthDays.includes(date.getUTCDate())) &&
    (subset.months.length === 0 || subset.months.includes(date.getUTCMonth() + 1));
  return (instant) => {
    const { date, time } = read(instant);
    const today = new Date(date);
    const yesterday = new Date(date - 86_400_000);
    return subsets.some((subset) => {
      if (subset.kind === "always") return true;
      const { from, to } = subset;
      if (from === null || to === null) return fits(subset, today);
      if (from <= to) return from <= time && time <= to && fits(subset, today);
      return (time >= from && fits(subset, today)) || (time <= to && fits(subset, yesterday));
    });
  };
}

const zones = [
  ROME,
  "America/New_York",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Africa/Cairo",
  "Pacific/Apia",
  "UTC",
];
/** Days around which a clock somewhere is changed, a month ends, or February has 29 days. */
const starts = [
  "2026-03-28",
  "2026-10-24",
  "2026-03-07",
  "2026-10-31",
  "2026-04-04",
  "2026-04-23",
  "2011-12-29",
  "2028-02-28",
  "2026-12-30",
];
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 29, 30, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const few = <Value>(values: readonly Value[]) => fc.oneof(fc.constant([]), fc.subarray([...values]));
const subset = fc
  .record({
    range: fc.option(fc.tuple(time, time)),
    weekdays: few(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const),
    monthDays: few(Array.from({ length: 31 }, (_, index) => index + 1)),
    months: few([2, 3, 4, 10, 11, 12]),
  })
  .map(({ range, ...limits }) => custom({ from: range?.[0] ?? null, to: range?.[1] ?? null, ...limits }));

test("whatever the interval: every minute, every span and the next change say the same as a walk minute by minute", () => {
  const situation = fc.record({
    timeZone: fc.constantFrom(...zones),
    subsets: fc.array(subset, { maxLength: 3 }),
    start: fc.constantFrom(...starts),
    later: fc.integer({ min: 0, max: 1_439 }),
  });
  fc.assert(
    fc.property(situation, ({ timeZone, subsets, start, later }) => {
      const hours = { timeZone, subsets };
      const isOpen = walker(timeZone, subsets);
      const from = Date.parse(start) + later * MINUTE;
      const minutes = Array.from({ length: 2 * 1_440 }, (_, index) => from + index * MINUTE);
      const walked = minutes.map(isOpen);
      const pieces = [...openPieces(hours, from, from + 2 * 86_400_000)];

      const covered = minutes.map((instant) => pieces.some((it) => it.startsAt <= instant && instant < it.endsAt));
      expect(covered).toEqual(walked);
      const sampled = minutes.filter((_, index) => index % 37 === 0);
      expect(sampled.map((instant) => isOpenAt(hours, new Date(instant + 59_999)))).toEqual(sampled.map(isOpen));
      const change = walked.findIndex((it) => it !== walked[0]);
      const next = nextChange(hours, new Date(from));
      if (change >= 0) expect(next?.getTime()).toBe(minutes[change]);
      else expect(next === null || next.getTime() >= from + 2 * 86_400_000).toBe(true);
    }),
    { numRuns: 60 },
  );
});
