/** What clocks on the wall show in a time zone. Instants are milliseconds since 1970 in UTC, days are counted from 1970-01-01. */

export const MINUTE = 60_000;
export const DAY_MINUTES = 1_440;
export const DAY = DAY_MINUTES * MINUTE;

/** A stretch of time during which the zone's distance from UTC stays the same. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** Whether there is a time zone of this name. Distances such as `+02:00` are none: they know no daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** The day and the minute of the day that the clock shows. */
export function wallClock(timeZone: string, instant: number): { readonly day: number; readonly minute: number } {
  const shown = instant + offsetAt(timeZone, instant);
  const day = Math.floor(shown / DAY);
  return { day, minute: Math.floor((shown - day * DAY) / MINUTE) };
}

/** The time from `start` to `end`, cut wherever the clock is put forward or back. */
export function* stretches(timeZone: string, start: number, end: number): Generator<Stretch> {
  let from = start;
  let offset = offsetAt(timeZone, start);
  for (let seen = start; seen < end; ) {
    const next = Math.min(seen + DAY, end);
    if (offsetAt(timeZone, next) === offset) {
      seen = next;
      continue;
    }
    const change = firstOther(timeZone, offset, seen, next);
    yield { start: from, end: change, offset };
    from = change;
    seen = change;
    offset = offsetAt(timeZone, change);
  }
  if (from < end) yield { start: from, end, offset };
}

/** The first instant after `same` whose offset is another one; at `other` it already is. */
function firstOther(timeZone: string, offset: number, same: number, other: number): number {
  let [before, after] = [same, other];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

const MAX_FORMATS = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clock is ahead of UTC, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  // `…, GMT+05:30`, and a bare `GMT` where it is UTC itself.
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(formatOf(timeZone).format(instant)) ?? [];
  const distance = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return sign === "-" ? -distance : distance;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  formats.set(timeZone, format);
  return format;
}
