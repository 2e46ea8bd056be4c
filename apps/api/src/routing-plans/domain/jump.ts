/** Jumps to other steps of a plan, with a condition and without. Pure. */
import { PLAN_JUMPS_MAX, type RoutingActionId, type RoutingActionInput } from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import type { FieldCheck } from "../../platform/validation.ts";
import { type CheckContext, checked, type RunContext, type StepResult, targetGone } from "./step-kind.ts";

export function jumpCheck({ targetStepId }: RoutingActionInput, { stepIds }: CheckContext): FieldCheck {
  return ["targetStepId", stepIds.has(targetStepId?.toLowerCase() ?? "") ? null : because("STEP_TARGET_WRONG")];
}

/** The step to jump to. Called after the checks. */
export function jumpTarget({ targetStepId }: RoutingActionInput): RoutingActionId {
  return checked(targetStepId).toLowerCase() as RoutingActionId;
}

/** Goes on from the step, wherever it stands. A run that has jumped too often ends: its plan goes in circles. */
export function jumpTo(targetStepId: RoutingActionId, { plan, jumps }: RunContext): StepResult {
  const toIndex = plan.findIndex(({ id }) => id === targetStepId);
  if (toIndex < 0) return targetGone();
  if (jumps >= PLAN_JUMPS_MAX) {
    return { outcome: "jumps_spent", effects: [{ do: "note", event: "jumps_spent" }], stop: { at: "spent" } };
  }
  return { outcome: "jumped", toIndex };
}
