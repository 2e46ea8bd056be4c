import type { DispositionId } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { referenceTo } from "../plan-targets.ts";
import type { StepKind } from "../step-kind.ts";

interface CloseStep {
  readonly type: "close";
  readonly dispositionId: DispositionId | null;
}

/** Closes the interaction, with a disposition if one is chosen, and ends the plan. */
export const close: StepKind<CloseStep> = {
  type: "close",
  fields: ["dispositionId"],
  check({ dispositionId }, { dispositionIds }) {
    const isKnown = !dispositionId || dispositionIds.has(dispositionId);
    return [["dispositionId", isKnown ? null : because("STEP_DISPOSITION_WRONG")]];
  },
  read: ({ dispositionId }) => ({ type: "close", dispositionId: dispositionId ?? null }),
  refersTo: ({ dispositionId }) => referenceTo("disposition", dispositionId),
  run: ({ dispositionId }) => ({ outcome: "closed", stop: { at: "closed", dispositionId } }),
};
