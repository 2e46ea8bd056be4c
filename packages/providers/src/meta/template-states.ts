/** Meta's words for the state of a template, of its list and of its events alike. */
import type { TemplateState } from "../template.ts";

/** FLAGGED still sends: it warns that the template will be paused. An appeal is under review again. */
const STATES: ReadonlyMap<string, TemplateState> = new Map([
  ["APPROVED", "approved"],
  ["REINSTATED", "approved"],
  ["FLAGGED", "approved"],
  ["PENDING", "pending"],
  ["IN_APPEAL", "pending"],
  ["REJECTED", "rejected"],
  ["PAUSED", "paused"],
  ["DISABLED", "disabled"],
  ["LIMIT_EXCEEDED", "disabled"],
  ["ARCHIVED", "disabled"],
  ["DELETED", "deleted"],
  ["PENDING_DELETION", "deleted"],
]);

/** The state in our words; null for a word we do not know. */
export function metaTemplateState(word: string | null): TemplateState | null {
  return STATES.get(word?.toUpperCase() ?? "") ?? null;
}
