/** What a plan's order makes of its steps: which can never be reached, and which are jumped to from where. */

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

/** Where a run may go from a step. */
export interface StepFlow {
  readonly key: string;
  /** Outside its interval a step is skipped. */
  readonly mayBeSkipped: boolean;
  /** The step it jumps to; null when none is chosen, undefined when it does not jump. */
  readonly jumpsTo: string | null | undefined;
  /** Whether no run goes on from it to the step below, unless it jumps nowhere. */
  readonly isEnd: boolean;
}

/** In the order of the steps. */
export function planFindings(steps: readonly StepFlow[]): readonly StepFindings[] {
  const targets = steps.map(({ jumpsTo }) => steps.findIndex(({ key }) => key === jumpsTo));
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
      isDangling: typeof step.jumpsTo === "string" && target < 0,
      from: targets.flatMap((to, from) => (to === place ? [from + 1] : [])),
      to: target < 0 ? null : target + 1,
    };
  });
}

/** Whether the step below may run after it. */
function mayGoOn({ mayBeSkipped, jumpsTo, isEnd }: StepFlow, target: number): boolean {
  const jumpsNowhere = jumpsTo !== undefined && target < 0;
  return mayBeSkipped || jumpsNowhere || !isEnd;
}
