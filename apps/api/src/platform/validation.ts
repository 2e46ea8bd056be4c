import { DESCRIPTION_LENGTH_MAX, type FieldError, MEMBERS_MAX, NAME_LENGTH, type Reason } from "@parley/schema";
import { because, wrongField } from "./reasons.ts";

/** One check of one field: its dotted path inside the input, and what is wrong with it, or null. */
export type FieldCheck = readonly [path: string, problem: Reason | null];

/** The wrong fields out of a list of checks, in its order. */
export function wrongFields(checks: readonly FieldCheck[]): FieldError[] {
  return checks.flatMap(([path, problem]) => (problem === null ? [] : [wrongField(path, problem)]));
}

/** A text within its most characters. */
export function problemWithLength(text: string | null | undefined, max: number): Reason | null {
  return (text?.length ?? 0) > max ? because("TOO_LONG", { max }) : null;
}

/** A name of anything, trimmed before. */
export function problemWithName(name: string): Reason | null {
  return name.length < NAME_LENGTH.min ? because("NAME_MISSING") : problemWithLength(name, NAME_LENGTH.max);
}

/** A description of anything; none is fine. */
export function problemWithDescription(description: string | null | undefined): Reason | null {
  return problemWithLength(description, DESCRIPTION_LENGTH_MAX);
}

/** A whole number within limits. */
export function problemWithNumber(
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): Reason | null {
  const isWithin = Number.isInteger(value) && value >= min && value <= max;
  return isWithin ? null : because("NUMBER_OUT_OF_RANGE", { min, max });
}

/** As many ids as one call may set, all of which are known. */
export function problemWithMembers(
  ids: readonly string[],
  known: ReadonlySet<string>,
  noun: "USER" | "ACCOUNT" | "QUEUE" | "TEAM" | "CONTACT_LIST",
  max: number = MEMBERS_MAX,
): Reason | null {
  if (ids.length > max) return because("TOO_MANY_CHOSEN", { max });
  return ids.every((id) => known.has(id)) ? null : because(`UNKNOWN_${noun}`);
}

/** Free text as it is stored: trimmed, nothing as null. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
