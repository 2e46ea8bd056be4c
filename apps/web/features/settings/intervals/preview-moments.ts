const DAY_MS = 86_400_000;

/** A moment in the week that begins on the last Monday, some weeks on: eleven in UTC is the same date almost everywhere. */
export function mondayOf(now: Date, weeks: number): Date {
  const sinceMonday = (now.getDay() + 6) % 7;
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), 11) + (weeks * 7 - sinceMonday) * DAY_MS);
}

/** As a `datetime-local` field holds it: the user's own clock, to the minute. */
export function asTyped(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was typed as a moment; `otherwise` while it is none that a calendar has. */
export function momentOf(typed: string, otherwise: Date): Date {
  const moment = new Date(typed);
  const year = moment.getUTCFullYear();
  return Number.isNaN(year) || year <= 1900 || year >= 2999 ? otherwise : moment;
}
