import type { RoutingActionInput } from "@parley/schema";
import { type Reference, referenceTo } from "./plan-targets.ts";
import { kindOf, type PlanStep } from "./step-kinds.ts";

/** What the steps of a plan refer to, their own intervals included; as they were typed or as they are stored. */
export function referencesIn(steps: readonly (RoutingActionInput | PlanStep)[]): readonly Reference[] {
  return steps.flatMap((step) => [...referenceTo("interval", step.intervalId), ...kindOf(step.type).refersTo(step)]);
}

/** The ids of one sort among references. */
export function idsOf(references: readonly Reference[], to: Reference["to"]): string[] {
  return references.filter((it) => it.to === to).map(({ id }) => id);
}
