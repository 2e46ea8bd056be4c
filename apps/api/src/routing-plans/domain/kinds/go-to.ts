import type { RoutingActionId } from "@parley/schema";
import { jumpCheck, jumpTarget, jumpTo } from "../jump.ts";
import type { StepKind } from "../step-kind.ts";

interface GoToStep {
  readonly type: "go_to";
  readonly targetStepId: RoutingActionId;
}

/** Goes on from another step of the plan. */
export const goTo: StepKind<GoToStep> = {
  type: "go_to",
  fields: ["targetStepId"],
  check: (input, context) => [jumpCheck(input, context)],
  read: (input) => ({ type: "go_to", targetStepId: jumpTarget(input) }),
  refersTo: () => [],
  run: ({ targetStepId }, context) => jumpTo(targetStepId, context),
};
