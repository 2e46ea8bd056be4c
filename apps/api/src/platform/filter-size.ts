/** What a filter may cost, measured before it is compiled or evaluated: one measure for searches and for conditions of plans. Pure. */

import { DURATION_MINUTES, type Reason, SEARCH_LIMITS } from "@parley/schema";
import { because } from "./reasons.ts";

/** What every filter has; conditions by field stand beside it. */
export interface Filter {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
  readonly enabled?: boolean | null;
}

/** What is wrong with a filter. */
export interface FilterProblem {
  readonly code: "LIMIT_EXCEEDED" | "BAD_USER_INPUT";
  readonly reason: Reason;
}

interface Size {
  conditions: number;
  /** Objects inside `and`, `or` and `not`: bounded too, for even empty ones cost. */
  groups: number;
  values: number;
}

/** The first limit or rule that a filter breaks; null when it may be run. Conditions that are switched off count too: they are sent. */
export function problemWithFilter(filter: Filter): FilterProblem | null {
  const size: Size = { conditions: 0, groups: 0, values: 0 };
  return problemAt(filter, 1, size);
}

function problemAt(filter: Filter, depth: number, size: Size): FilterProblem | null {
  if (depth > SEARCH_LIMITS.depth) return tooMuch(because("FILTER_TOO_DEEP", { max: SEARCH_LIMITS.depth }));
  const { and, or, not, enabled: _, ...conditions } = filter;
  for (const condition of Object.values(conditions) as (object | null | undefined)[]) {
    if (condition === null || condition === undefined) continue;
    size.conditions += 1;
    if (size.conditions > SEARCH_LIMITS.conditions) return tooMuch(TOO_MANY_CONDITIONS);
    const problem = problemWithCondition(condition, size);
    if (problem !== null) return problem;
  }
  if (or?.length === 0) return refused(because("FILTER_OR_EMPTY"));
  for (const inner of [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])]) {
    size.groups += 1;
    if (size.groups > 2 * SEARCH_LIMITS.conditions) return tooMuch(TOO_MANY_CONDITIONS);
    const problem = problemAt(inner, depth + 1, size);
    if (problem !== null) return problem;
  }
  return null;
}

function problemWithCondition(condition: object, size: Size): FilterProblem | null {
  const values = Object.values(condition).flat();
  size.values += values.length;
  if (size.values > SEARCH_LIMITS.values)
    return tooMuch(because("FILTER_VALUES_TOO_MANY", { max: SEARCH_LIMITS.values }));
  if (values.some((value) => typeof value === "string" && value.length > SEARCH_LIMITS.textLength)) {
    return tooMuch(because("FILTER_TEXT_TOO_LONG", { max: SEARCH_LIMITS.textLength }));
  }
  // The condition on a named variable carries a condition on its text.
  if ("text" in condition && typeof condition.text === "object" && condition.text !== null) {
    return problemWithCondition(condition.text, size);
  }
  const { between, inLast } = condition as Partial<TimeCondition>;
  if (between && new Date(between.from) >= new Date(between.to)) return refused(because("FILTER_BETWEEN_REVERSED"));
  if (inLast && (inLast.minutes < DURATION_MINUTES.min || inLast.minutes > DURATION_MINUTES.max)) {
    return refused(because("FILTER_IN_LAST_OUT_OF_RANGE", DURATION_MINUTES));
  }
  return null;
}

interface TimeCondition {
  readonly between: { readonly from: Date; readonly to: Date } | null;
  readonly inLast: { readonly minutes: number } | null;
}

const TOO_MANY_CONDITIONS = because("FILTER_CONDITIONS_TOO_MANY", { max: SEARCH_LIMITS.conditions });

function tooMuch(reason: Reason): FilterProblem {
  return { code: "LIMIT_EXCEEDED", reason };
}

function refused(reason: Reason): FilterProblem {
  return { code: "BAD_USER_INPUT", reason };
}
