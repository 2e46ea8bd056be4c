import { DESCRIPTION_LENGTH_MAX, type FieldError, MEMBERS_MAX, NAME_LENGTH } from "@parley/schema";

/** One check of one field: its dotted path inside the input, and what is wrong with it in words, or null. */
export type FieldCheck = readonly [path: string, problem: string | null];

/** The wrong fields out of a list of checks, in its order. */
export function wrongFields(checks: readonly FieldCheck[]): FieldError[] {
  return checks.flatMap(([path, message]) => (message === null ? [] : [{ path, message }]));
}

/** A name of anything, trimmed before. */
export function problemWithName(name: string): string | null {
  if (name.length < NAME_LENGTH.min) return "Enter a name.";
  return name.length > NAME_LENGTH.max ? `Use at most ${NAME_LENGTH.max} characters.` : null;
}

/** A description of anything; none is fine. */
export function problemWithDescription(description: string | null | undefined): string | null {
  return (description ?? "").length > DESCRIPTION_LENGTH_MAX
    ? `Use at most ${DESCRIPTION_LENGTH_MAX} characters.`
    : null;
}

/** A whole number within limits. */
export function problemWithNumber(
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): string | null {
  return Number.isInteger(value) && value >= min && value <= max ? null : `Enter a whole number from ${min} to ${max}.`;
}

/** As many ids as one call may set, all of which are known. */
export function problemWithMembers(ids: readonly string[], known: ReadonlySet<string>, noun: string): string | null {
  if (ids.length > MEMBERS_MAX) return `Choose at most ${MEMBERS_MAX}.`;
  return ids.every((id) => known.has(id)) ? null : `One of these is no ${noun}.`;
}

/** Free text as it is stored: trimmed, nothing as null. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
