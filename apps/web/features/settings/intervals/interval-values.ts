import type { IntervalConfigurationFragment, IntervalSubsetKind, Weekday } from "#gql/types";
import { required } from "../../../lib/forms.ts";
import type { Text } from "../../../lib/messages/index.ts";

/** One part of an interval while it is edited. */
export interface SubsetValues {
  /** For React alone: parts have no id of their own. */
  readonly key: string;
  readonly kind: IntervalSubsetKind;
  readonly from: string;
  readonly to: string;
  readonly weekdays: Weekday[];
  readonly monthDays: string[];
  readonly months: string[];
}

/** What the interval's form holds. */
export interface IntervalValues {
  readonly name: string;
  readonly description: string;
  /** Empty: the server's. */
  readonly timeZone: string;
  readonly subsets: SubsetValues[];
}

export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
export const WORKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"] as const;

let made = 0;

/** A part to begin with: working hours, which most intervals hold. */
export function newSubset(): SubsetValues {
  return {
    key: `new-${made++}`,
    kind: "CUSTOM",
    from: "09:00",
    to: "17:59",
    weekdays: [...WORKDAYS],
    monthDays: [],
    months: [],
  };
}

export function newIntervalValues(): IntervalValues {
  return { name: "", description: "", timeZone: "", subsets: [newSubset()] };
}

export function valuesOf(interval: IntervalConfigurationFragment): IntervalValues {
  return {
    name: interval.name,
    description: interval.description ?? "",
    timeZone: interval.timeZone ?? "",
    subsets: interval.subsets.map((subset, place) => ({
      key: `stored-${place}`,
      kind: subset.kind,
      from: subset.from ?? "",
      to: subset.to ?? "",
      weekdays: [...subset.weekdays],
      monthDays: subset.monthDays.map(String),
      months: subset.months.map(String),
    })),
  };
}

/** The draft as the API takes it; limits of what is always open are left out. */
export function draftOf({ timeZone, subsets }: Pick<IntervalValues, "timeZone" | "subsets">) {
  return {
    timeZone: timeZone || null,
    subsets: subsets.map((subset) =>
      subset.kind === "ALWAYS"
        ? { kind: subset.kind }
        : {
            kind: subset.kind,
            from: subset.from || null,
            to: subset.to || null,
            weekdays: subset.weekdays,
            monthDays: subset.monthDays.map(Number),
            months: subset.months.map(Number),
          },
    ),
  };
}

/** The fields as both mutations take them: an empty time zone goes back to the server's. */
export function inputOf(values: IntervalValues) {
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    subsets: draftOf(values).subsets,
    timeZone: values.timeZone,
  };
}

export function intervalRules(text: Text) {
  return {
    name: required(text),
    subsets: {
      from: (value: string, { subsets }: IntervalValues, path: string) =>
        halfOf(subsets, path)?.to && !value ? text("intervals.fromMissing") : null,
      to: (value: string, { subsets }: IntervalValues, path: string) =>
        halfOf(subsets, path)?.from && !value ? text("intervals.toMissing") : null,
    },
  };
}

/** The part that a path such as `subsets.1.from` stands in, unless it has no limits. */
function halfOf(subsets: readonly SubsetValues[], path: string): SubsetValues | null {
  const subset = subsets[Number(path.split(".")[1])];
  return subset === undefined || subset.kind === "ALWAYS" ? null : subset;
}
