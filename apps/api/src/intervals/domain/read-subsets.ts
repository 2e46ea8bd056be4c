import {
  type FieldError,
  INTERVAL_SUBSETS_MAX,
  type IntervalSubset,
  type IntervalSubsetInput,
  TIME_ZONE_LENGTH_MAX,
  WEEKDAYS,
} from "@parley/schema";
import { type FieldCheck, wrongFields } from "../../platform/validation.ts";
import { isTimeZone } from "./wall-clock.ts";

export interface ReadSubsets {
  /** Those without a mistake, as they are stored. */
  readonly subsets: readonly IntervalSubset[];
  readonly wrong: readonly FieldError[];
}

/** The parts of an interval as they are stored, and every field that is wrong (INT-02, INT-03). */
export function readSubsets(inputs: readonly IntervalSubsetInput[]): ReadSubsets {
  if (inputs.length === 0) return { subsets: [], wrong: [{ path: "subsets", message: "Add when it is open." }] };
  if (inputs.length > INTERVAL_SUBSETS_MAX) {
    const message = `An interval has at most ${INTERVAL_SUBSETS_MAX} parts.`;
    return { subsets: [], wrong: [{ path: "subsets", message }] };
  }
  const read = inputs.map((input, place) => ({
    subset: stored(input),
    wrong: wrongFields(checks(input)).map(({ path, message }) => ({ path: `subsets.${place}.${path}`, message })),
  }));
  return {
    subsets: read.filter(({ wrong }) => wrong.length === 0).map(({ subset }) => subset),
    wrong: read.flatMap(({ wrong }) => wrong),
  };
}

/** A time zone by its name; none is fine. */
export function problemWithTimeZone(name: string | null): string | null {
  if (name === null) return null;
  const isKnown = name.length <= TIME_ZONE_LENGTH_MAX && isTimeZone(name);
  return isKnown ? null : "Choose a time zone by its name, such as Europe/Rome.";
}

function checks(input: IntervalSubsetInput): FieldCheck[] {
  const { from, to, weekdays, monthDays, months } = input;
  if (input.kind === "always") {
    const isFree = !from && !to && ![weekdays, monthDays, months].some((limit) => limit?.length);
    return [["kind", isFree ? null : "What is always open has no limits."]];
  }
  return [
    ["from", problemWithTime(from, to, "Enter when it opens.")],
    ["to", problemWithTime(to, from, "Enter the last minute in which it is open.")],
    ["monthDays", problemWithNumbers(monthDays, 31)],
    ["months", problemWithNumbers(months, 12)],
  ];
}

function problemWithTime(time: string | null | undefined, other: string | null | undefined, missing: string) {
  if (!time) return other ? missing : null;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? null : "Enter a time such as 09:00.";
}

function problemWithNumbers(values: readonly number[] | null | undefined, max: number): string | null {
  return (values ?? []).every((value) => Number.isInteger(value) && value >= 1 && value <= max)
    ? null
    : `Use numbers from 1 to ${max}.`;
}

/** In the order of the calendar, each once. */
function stored({ kind, from, to, weekdays, monthDays, months }: IntervalSubsetInput): IntervalSubset {
  const inOrder = (values: readonly number[] | null | undefined) => [...new Set(values)].sort((a, b) => a - b);
  return {
    kind,
    from: from || null,
    to: to || null,
    weekdays: WEEKDAYS.filter((weekday) => weekdays?.includes(weekday)),
    monthDays: inOrder(monthDays),
    months: inOrder(months),
  };
}
