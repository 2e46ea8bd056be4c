import type { IntlShape } from "react-intl";

const DAY_MS = 24 * 3_600_000;

/** Relative up to a day (`now`, `5 min`, `3 h`), then the date; short, for the edge of a row. */
export function shortTime(at: string, now: number, intl: IntlShape): string {
  const date = new Date(at);
  const ago = Math.max(0, now - date.getTime());
  const minutes = Math.floor(ago / 60_000);
  if (minutes < 1) return intl.formatMessage({ id: "desk.time.now" });
  if (minutes < 60) return intl.formatMessage({ id: "desk.time.minutes" }, { minutes });
  if (ago < DAY_MS) return intl.formatMessage({ id: "desk.time.hours" }, { hours: Math.floor(minutes / 60) });
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return intl.formatDate(
    date,
    isThisYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", year: "2-digit" },
  );
}

/** The whole moment, for the pointer that rests on a short one. */
export function fullTime(at: string, intl: IntlShape): string {
  return intl.formatDate(new Date(at), { dateStyle: "full", timeStyle: "short", hourCycle: "h23" });
}

/** The moment to the second, where two that are close are compared. */
export function preciseTime(at: string, intl: IntlShape): string {
  return intl.formatDate(new Date(at), { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
}

/** `09:05`: the time of day as a thread shows it. */
export function clockTime(at: string | number, intl: IntlShape): string {
  return intl.formatTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
