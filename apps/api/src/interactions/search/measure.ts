/** What a search may cost, measured before it is compiled (S14). Pure. */
import { DURATION_MINUTES, type InteractionWhere, SEARCH_LIMITS } from "@parley/schema";

/** What is wrong with a filter. */
export interface SearchProblem {
  readonly code: "LIMIT_EXCEEDED" | "BAD_USER_INPUT";
  readonly message: string;
}

interface Size {
  conditions: number;
  /** Objects inside `and`, `or` and `not`: bounded too, for even empty ones cost. */
  groups: number;
  values: number;
}

/** The first limit or rule that a filter breaks; null when it may be run. Conditions that are switched off count too: they are sent. */
export function problemWithSearch(where: InteractionWhere): SearchProblem | null {
  const size: Size = { conditions: 0, groups: 0, values: 0 };
  return problemAt(where, 1, size);
}

function problemAt(where: InteractionWhere, depth: number, size: Size): SearchProblem | null {
  if (depth > SEARCH_LIMITS.depth) return tooMuch(`nested ${SEARCH_LIMITS.depth} deep`);
  const { and, or, not, enabled: _, ...conditions } = where;
  for (const condition of Object.values(conditions)) {
    if (condition === null || condition === undefined) continue;
    size.conditions += 1;
    if (size.conditions > SEARCH_LIMITS.conditions) return tooMuch(`${SEARCH_LIMITS.conditions} conditions`);
    const problem = problemWithCondition(condition, size);
    if (problem !== null) return problem;
  }
  if (or?.length === 0) return refused("`or` needs at least one condition.");
  for (const inner of [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])]) {
    size.groups += 1;
    if (size.groups > 2 * SEARCH_LIMITS.conditions) return tooMuch(`${SEARCH_LIMITS.conditions} conditions`);
    const problem = problemAt(inner, depth + 1, size);
    if (problem !== null) return problem;
  }
  return null;
}

type Condition = NonNullable<
  Exclude<InteractionWhere[keyof InteractionWhere], InteractionWhere[] | InteractionWhere | boolean>
>;

function problemWithCondition(condition: Condition, size: Size): SearchProblem | null {
  const values = Object.values(condition).flat();
  size.values += values.length;
  if (size.values > SEARCH_LIMITS.values) return tooMuch(`${SEARCH_LIMITS.values} values`);
  if (values.some((value) => typeof value === "string" && value.length > SEARCH_LIMITS.textLength)) {
    return tooMuch(`${SEARCH_LIMITS.textLength} characters in one text`);
  }
  if ("between" in condition && condition.between && condition.between.from >= condition.between.to) {
    return refused("`between` must end after it begins.");
  }
  if ("inLast" in condition && condition.inLast) {
    const { minutes } = condition.inLast;
    if (minutes < DURATION_MINUTES.min || minutes > DURATION_MINUTES.max) {
      return refused(`\`inLast\` takes ${DURATION_MINUTES.min} to ${DURATION_MINUTES.max} minutes.`);
    }
  }
  return null;
}

function tooMuch(limit: string): SearchProblem {
  return { code: "LIMIT_EXCEEDED", message: `A search has at most ${limit}.` };
}

function refused(message: string): SearchProblem {
  return { code: "BAD_USER_INPUT", message };
}
