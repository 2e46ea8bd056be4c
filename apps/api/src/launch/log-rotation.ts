/** How a process's old logs are called and which of them stay. Pure. */

export interface LogLimits {
  /** A file is put aside before it grows beyond this. */
  readonly maxBytes: number;
  /** Days an old file is kept. */
  readonly keepDays: number;
  /** Old files of one process that are kept. */
  readonly keepFiles: number;
}

const DAY_MS = 86_400_000;

/** The day of a moment, in UTC: a file holds lines of one. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** What the file is called once it is put aside: `api.2026-11-30.log`, and `api.2026-11-30.2.log` for the second of that day. */
export function asideName(process: string, day: string, present: readonly string[]): string {
  const ofThatDay = asideOf(process, present).filter((file) => file.day === day);
  const number = Math.max(0, ...ofThatDay.map((file) => file.number)) + 1;
  return number === 1 ? `${process}.${day}.log` : `${process}.${day}.${number}.log`;
}

/** Old files of the process that go: the too old, and the oldest of too many. */
export function superfluous(process: string, present: readonly string[], limits: LogLimits, now: Date): string[] {
  const oldest = dayOf(new Date(now.getTime() - limits.keepDays * DAY_MS));
  return asideOf(process, present)
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.number - a.number)
    .filter((file, index) => index >= limits.keepFiles || file.day < oldest)
    .map(({ name }) => name);
}

function asideOf(process: string, present: readonly string[]) {
  return present.flatMap((name) => {
    if (!name.startsWith(`${process}.`)) return [];
    const [, day, number = "1"] = /^\.(\d{4}-\d\d-\d\d)(?:\.(\d+))?\.log$/.exec(name.slice(process.length)) ?? [];
    return day === undefined ? [] : [{ name, day, number: Number(number) }];
  });
}
