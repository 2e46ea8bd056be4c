/** What a plan's order makes of its steps: which can never be reached, and which are jumped to from where. */
import type { PlanStep } from "./plan-values.ts";

export interface StepFindings {
  /** No way leads to it. */
  readonly isUnreachable: boolean;
  /** It jumps to a step that is not there (any more). */
  readonly isDangling: boolean;
  /** Places of the steps that jump to it, from 1. */
  readonly from: readonly number[];
  /** The place it jumps to, from 1; null when it does not, or nowhere. */
  readonly to: number | null;
}

type Step = Pick<PlanStep, "key" | "type" | "intervalId" | "targetStepId">;

/** In the order of the steps. */
export function planFindings(steps: readonly Step[]): readonly StepFindings[] {
  const targets = steps.map((step) => (jumps(step) ? steps.findIndex(({ key }) => key === step.targetStepId) : -1));
  const reached = new Set<number>();
  const toVisit = steps.length > 0 ? [0] : [];
  for (let place = toVisit.pop(); place !== undefined; place = toVisit.pop()) {
    const step = steps[place];
    if (step === undefined || reached.has(place)) continue;
    reached.add(place);
    const target = targets[place] ?? -1;
    if (target >= 0) toVisit.push(target);
    if (mayGoOn(step, target)) toVisit.push(place + 1);
  }
  return steps.map((step, place) => {
    const target = targets[place] ?? -1;
    return {
      isUnreachable: !reached.has(place),
      isDangling: jumps(step) && step.targetStepId !== null && target < 0,
      from: targets.flatMap((to, from) => (to === place ? [from + 1] : [])),
      to: target < 0 ? null : target + 1,
    };
  });
}

function jumps({ type }: Step): boolean {
  return type === "GO_TO" || type === "GO_TO_IF";
}

/** Whether the step below may run after it: outside its interval every step is skipped. */
function mayGoOn({ type, intervalId }: Step, target: number): boolean {
  if (intervalId !== null) return true;
  return type === "GO_TO" ? target < 0 : type !== "CLOSE";
}
