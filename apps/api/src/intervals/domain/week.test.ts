import type { IntervalSubset } from "@parley/schema";
import { weekFrom } from "./week.ts";

const part = (limits: Partial<IntervalSubset>): IntervalSubset => ({
  kind: "custom",
  from: null,
  to: null,
  weekdays: [],
  monthDays: [],
  months: [],
  ...limits,
});

const shown = (timeZone: string, subsets: readonly IntervalSubset[], from: string) =>
  weekFrom({ timeZone, subsets }, new Date(from)).map(({ date, weekday, open }) => [
    date,
    weekday,
    ...open.map((span) => `${span.from}–${span.to}`),
  ]);

describe("a week of the calendar", () => {
  test("begins on the day that the clock on the wall shows, and cuts a night at midnight", () => {
    const nights = part({ from: "22:00", to: "05:59", weekdays: ["friday", "saturday"] });
    // 23:30 on Sunday in UTC is Monday in Rome.
    expect(shown("Europe/Rome", [nights], "2026-11-22T23:30:00Z")).toEqual([
      ["2026-11-23", "monday"],
      ["2026-11-24", "tuesday"],
      ["2026-11-25", "wednesday"],
      ["2026-11-26", "thursday"],
      ["2026-11-27", "friday", "22:00–23:59"],
      ["2026-11-28", "saturday", "00:00–05:59", "22:00–23:59"],
      ["2026-11-29", "sunday", "00:00–05:59"],
    ]);
  });

  test("parts that touch are one span, and its instants are those of the time zone", () => {
    const hours = {
      timeZone: "America/New_York",
      subsets: [part({ from: "09:00", to: "12:59" }), part({ from: "13:00", to: "17:29" })],
    };
    const [first] = weekFrom(hours, new Date("2026-11-26T12:00:00Z"));
    expect(first?.open).toEqual([
      {
        from: "09:00",
        to: "17:29",
        startsAt: new Date("2026-11-26T14:00:00Z"),
        endsAt: new Date("2026-11-26T22:30:00Z"),
      },
    ]);
  });

  test("a day on which the clock is put forward lacks an hour, one on which it is put back shows it twice", () => {
    const [forward] = weekFrom({ timeZone: "Europe/Rome", subsets: [part({})] }, new Date("2026-03-29T12:00:00Z"));
    expect(forward?.open.map((span) => `${span.from}–${span.to}`)).toEqual(["00:00–01:59", "03:00–23:59"]);
    const [back] = weekFrom({ timeZone: "Europe/Rome", subsets: [part({})] }, new Date("2026-10-25T12:00:00Z"));
    expect(back?.open.map((span) => `${span.from}–${span.to}`)).toEqual(["00:00–02:59", "02:00–23:59"]);
  });
});
