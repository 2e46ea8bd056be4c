import type { RoutingTrial, TrialStep, UserId } from "@parley/schema";
import type { Trial } from "../domain/try-plan.ts";

export type ShownTrial = RoutingTrial & { readonly acceptedById: UserId | null };
export type ShownTrialStep = TrialStep & { readonly agentIds: readonly UserId[] };

/** A trial as the wire has it: places counted from 1, variables as a list. */
export function shownTrial({ steps, variables, ...trial }: Trial): ShownTrial {
  return {
    ...trial,
    steps: steps.map(({ index, toIndex, ...step }) => ({
      ...step,
      position: index + 1,
      toPosition: toIndex === null ? null : toIndex + 1,
    })),
    variables: Object.entries(variables)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => ({ name, value })),
  };
}
