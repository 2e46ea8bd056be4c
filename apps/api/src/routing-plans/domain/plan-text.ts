/**
 * `{{names}}` in the texts of a plan. Pure.
 *
 * Only plain names: no sections, no partials, nothing that runs. A name leads to own properties of the interaction's
 * parts, to a variable, or to nothing; a value is escaped for the place it is put into, and never read as a template.
 */
import { VARIABLES } from "@parley/schema";
import { type PlanFacts, shownFacts } from "./plan-facts.ts";

/** How a value is written into its surroundings. */
export type Escape = (value: string) => string;

/** WhatsApp texts, notes and tags are plain. */
export const asPlainText: Escape = (value) => value;
/** Inside a quoted text of JSON. */
export const asJsonText: Escape = (value) => JSON.stringify(value).slice(1, -1);
/** In the path or query of an address. */
export const asUrlPart: Escape = (value) => encodeURIComponent(value.toWellFormed());

/** What is filled in when a step runs. */
export const NAME_IN_BRACES = /\{\{([^{}]*)\}\}/g;

/** The text with every `{{name}}` filled in; one that leads nowhere is empty. */
export function fillIn(template: string, facts: PlanFacts, write: Escape = asPlainText): string {
  const shown = shownFacts(facts);
  return template.replace(NAME_IN_BRACES, (_, name: string) => {
    const value = valueNamed(name.trim(), facts, shown);
    return write(value.slice(0, VARIABLES.maxLength).toWellFormed());
  });
}

/** A plain text of at most so many characters, filled in. */
export function filledIn(template: string, facts: PlanFacts, max: number): string {
  return fillIn(template, facts).trim().slice(0, max).toWellFormed();
}

function valueNamed(name: string, { variables, extras }: PlanFacts, shown: ReturnType<typeof shownFacts>): string {
  const path = name.split(".");
  if (path.length === 1) return textAt(variables, path) ?? textAt(extras, path) ?? "";
  return textAt(shown, path) ?? "";
}

/** The text at a path of own properties; null when there is none. */
export function textAt(root: unknown, path: readonly string[]): string | null {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    case "object":
      return value === null ? "" : JSON.stringify(value);
    default:
      return null;
  }
}
