import {
  type FieldError,
  INTERVAL_SUBSETS_MAX,
  type IntervalSubset,
  type IntervalSubsetInput,
  type Reason,
  TIME_ZONE_LENGTH_MAX,
  WEEKDAYS,
} from "@parley/schema";
import { because, wrongField } from "../../platform/reasons.ts";

import { type FieldCheck, wrongFields } from "../../platform/validation.ts";
import { isTimeZone } from "./wall-clock.ts";

export interface ReadSubsets {
  /** Those without a mistake, as they are stored. */
  readonly subsets: readonly IntervalSubset[];
  readonly wrong: readonly FieldError[];
}

/** The parts of an interval as they are stored, and every field that is wrong. */
export function readSubsets(inputs: readonly IntervalSubsetInput[]): ReadSubsets {
  if (inputs.length === 0) return { subsets: [], wrong: [wrongField("subsets", because("INTERVAL_EMPTY"))] };
  if (inputs.length > INTERVAL_SUBSETS_MAX) {
    const tooMany = because("INTERVAL_PARTS_TOO_MANY", { max: INTERVAL_SUBSETS_MAX });
    return { subsets: [], wrong: [wrongField("subsets", tooMany)] };
  }
  const read = inputs.map((input, index) => ({
    subset: stored(input),
    wrong: wrongFields(checks(input)).map((field) => ({ ...field, path: `subsets.${index}.${field.path}` })),
  }));
  return {
    subsets: read.filter(({ wrong }) => wrong.length === 0).map(({ subset }) => subset),
    wrong: read.flatMap(({ wrong }) => wrong),
  };
}

/** A time zone by its name; none is fine. */
export function problemWithTimeZone(name: string | null): Reason | null {
  if (name === null) return null;
  const isKnown = name.length <= TIME_ZONE_LENGTH_MAX && isTimeZone(name);
  return isKnown ? null : because("TIME_ZONE_WRONG");
}

function checks(input: IntervalSubsetInput): FieldCheck[] {
  const { from, to, weekdays, monthDays, months } = input;
  if (input.kind === "always") {
    const isFree = !from && !to && ![weekdays, monthDays, months].some((limit) => limit?.length);
    return [["kind", isFree ? null : because("INTERVAL_ALWAYS_LIMITED")]];
  }
  return [
    ["from", problemWithTime(from, to, because("INTERVAL_FROM_MISSING"))],
    ["to", problemWithTime(to, from, because("INTERVAL_TO_MISSING"))],
    ["monthDays", problemWithNumbers(monthDays, 31)],
    ["months", problemWithNumbers(months, 12)],
  ];
}

function problemWithTime(
  time: string | null | undefined,
  other: string | null | undefined,
  missing: Reason,
): Reason | null {
  if (!time) return other ? missing : null;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? null : because("TIME_WRONG");
}

function problemWithNumbers(values: readonly number[] | null | undefined, max: number): Reason | null {
  return (values ?? []).every((value) => Number.isInteger(value) && value >= 1 && value <= max)
    ? null
    : because("CALENDAR_NUMBERS_WRONG", { max: max });
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
