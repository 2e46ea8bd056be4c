import type { IntervalDay, OpenSpan } from "@parley/schema";
import { type OpeningHours, type OpenPiece, openPieces, weekdayOf } from "./opening-hours.ts";
import { DAY, wallClock } from "./wall-clock.ts";

const WEEK_DAYS = 7;

/** What is open on seven days of the calendar, the first being the day of `moment` in the time zone. */
export function weekFrom(hours: OpeningHours, moment: Date): IntervalDay[] {
  const { day: first } = wallClock(hours.timeZone, moment.getTime());
  // No zone is further from UTC than a day, and none moves its clock by more.
  const pieces = [...openPieces(hours, (first - 2) * DAY, (first + WEEK_DAYS + 2) * DAY)];
  return Array.from({ length: WEEK_DAYS }, (_, index) => {
    const day = first + index;
    return {
      date: new Date(day * DAY).toISOString().slice(0, 10),
      weekday: weekdayOf(day),
      open: pieces.filter((piece) => piece.day === day).map(shown),
    };
  });
}

function shown({ startsAt, endsAt, from, to }: OpenPiece): OpenSpan {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), from: timeOf(from), to: timeOf(to - 1) };
}

function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
