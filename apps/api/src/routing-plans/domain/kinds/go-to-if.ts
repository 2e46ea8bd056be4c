import type { Reason, RoutingActionId, RoutingCondition } from "@parley/schema";
import { problemWithFilter } from "../../../platform/filter-size.ts";
import { because } from "../../../platform/reasons.ts";
import { conditionHolds } from "../condition.ts";
import { jumpCheck, jumpTarget, jumpTo } from "../jump.ts";
import { intervalsIn, referenceTo } from "../plan-targets.ts";
import { type CheckContext, checked, type StepKind } from "../step-kind.ts";

interface GoToIfStep {
  readonly type: "go_to_if";
  readonly targetStepId: RoutingActionId;
  readonly condition: RoutingCondition;
}

/** Goes on from another step of the plan when a condition holds. */
export const goToIf: StepKind<GoToIfStep> = {
  type: "go_to_if",
  fields: ["targetStepId", "condition"],
  check: (input, context) => [jumpCheck(input, context), ["condition", problemWith(input.condition, context)]],
  read: (input) => ({
    type: "go_to_if",
    targetStepId: jumpTarget(input),
    condition: checked(input.condition),
  }),
  refersTo: ({ condition }) =>
    condition ? [...intervalsIn(condition)].flatMap((id) => referenceTo("interval", id)) : [],
  run({ targetStepId, condition }, context) {
    const { facts, isFirstMessage, now, targets } = context;
    const holds = conditionHolds(condition, {
      facts,
      isFirstMessage,
      now,
      isOpen: (id, at) => targets.isOpen(id, at),
    });
    return holds ? jumpTo(targetStepId, context) : { outcome: "condition_not_met" };
  },
};

function problemWith(condition: RoutingCondition | null | undefined, { intervalIds }: CheckContext): Reason | null {
  if (!condition) return because("STEP_CONDITION_MISSING");
  const problem = problemWithFilter(condition);
  if (problem !== null) return problem.reason;
  const isKnown = [...intervalsIn(condition)].every((id) => intervalIds.has(id));
  return isKnown ? null : because("STEP_CONDITION_INTERVAL_GONE");
}
