/**
 * When an interval is open (R14).
 *
 * One reading for everything: a subset says which minutes **on a clock on the wall** in the time zone are open. So
 * - inside a subset time range, week day, month day and month must all match; any subset is enough;
 * - the end minute is inclusive: 09:00–12:59 closes at 13:00:00, and 13:00 covers 13:00:59;
 * - a range across midnight (22:00–06:00) belongs to the day on which it began: with Friday it is open on Saturday
 *   until 06:00:59, and not in Friday's small hours;
 * - a local time that a clock put forward leaves out is never shown, so it is not open; one that a clock put back
 *   shows twice is open both times.
 *
 * Pure: no clock, no database. Instants come in as arguments.
 */
import { type IntervalSubset, WEEKDAYS, type Weekday } from "@parley/schema";
import { DAY, DAY_MINUTES, MINUTE, stretches, wallClock } from "./wall-clock.ts";

/** What decides: the parts of an interval and the time zone they are read in. */
export interface OpeningHours {
  readonly timeZone: string;
  readonly subsets: readonly IntervalSubset[];
}

/** Minutes of one day, the last one excluded. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** Whether the interval is open at a moment. */
export function isOpenAt({ timeZone, subsets }: OpeningHours, moment: Date): boolean {
  const { day, minute } = wallClock(timeZone, moment.getTime());
  return subsets.some((subset) => rangesOn(subset, day).some(({ from, to }) => from <= minute && minute < to));
}

/** A piece of open time within one day of the calendar and one offset from UTC. */
export interface OpenPiece extends MinuteRange {
  readonly day: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** All open time between two instants in order, cut at midnight and where the clock is put forward or back. */
export function* openPieces({ timeZone, subsets }: OpeningHours, start: number, end: number): Generator<OpenPiece> {
  for (const stretch of stretches(timeZone, start, end)) {
    const lastDay = Math.floor((stretch.end - 1 + stretch.offset) / DAY);
    for (let day = Math.floor((stretch.start + stretch.offset) / DAY); day <= lastDay; day += 1) {
      const midnight = day * DAY - stretch.offset;
      for (const range of merged(subsets.flatMap((subset) => rangesOn(subset, day)))) {
        const startsAt = Math.max(midnight + range.from * MINUTE, stretch.start);
        const endsAt = Math.min(midnight + range.to * MINUTE, stretch.end);
        if (startsAt >= endsAt) continue;
        const from = Math.floor((startsAt - midnight) / MINUTE);
        yield { day, from, to: Math.ceil((endsAt - midnight) / MINUTE), startsAt, endsAt };
      }
    }
  }
}

const WINDOW = 31 * DAY;
/** Long enough for a 29 February to come round. */
const FIVE_YEARS = 5 * 366 * DAY;

/** When it next opens or closes after a moment; null when it does not within five years. */
export function nextChange(hours: OpeningHours, moment: Date): Date | null {
  const isOpen = isOpenAt(hours, moment);
  const horizon = moment.getTime() + FIVE_YEARS;
  // Where open time has reached without a break.
  let reached = moment.getTime();
  for (let start = reached; start < horizon; start += WINDOW) {
    for (const { startsAt, endsAt } of openPieces(hours, start, start + WINDOW)) {
      if (!isOpen) return new Date(startsAt);
      if (startsAt > reached) return new Date(reached);
      reached = endsAt;
    }
    if (isOpen && reached < start + WINDOW) return new Date(reached);
  }
  return null;
}

/** The minutes of a day that a subset opens, its own and what is left of a range that began the day before. */
function rangesOn(subset: IntervalSubset, day: number): MinuteRange[] {
  if (subset.kind === "always") return [{ from: 0, to: DAY_MINUTES }];
  const isToday = fitsDay(subset, day);
  if (subset.from === null || subset.to === null) return isToday ? [{ from: 0, to: DAY_MINUTES }] : [];
  const from = minuteOfDay(subset.from);
  const to = minuteOfDay(subset.to) + 1;
  if (from < to) return isToday ? [{ from, to }] : [];
  const rest = fitsDay(subset, day - 1) ? [{ from: 0, to }] : [];
  return isToday ? [...rest, { from, to: DAY_MINUTES }] : rest;
}

function fitsDay({ weekdays, monthDays, months }: IntervalSubset, day: number): boolean {
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false;
  if (monthDays.length === 0 && months.length === 0) return true;
  const date = new Date(day * DAY);
  if (monthDays.length > 0 && !monthDays.includes(date.getUTCDate())) return false;
  return months.length === 0 || months.includes(date.getUTCMonth() + 1);
}

/** 1970-01-01, day 0, was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] as Weekday;
}

/** `09:05` as minutes after midnight. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function merged(ranges: readonly MinuteRange[]): MinuteRange[] {
  const found: MinuteRange[] = [];
  for (const { from, to } of [...ranges].sort((left, right) => left.from - right.from)) {
    const last = found.at(-1);
    if (last === undefined || from > last.to) found.push({ from, to });
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return found;
}
