/**
 * Walks an account's plan (R5): step after step, until one has to be waited for, one closes the interaction, or
 * the plan is spent. Pure: the caller stores what comes back.
 */
import { afterEffects, type PlanEffect, type PlanProgress } from "./plan-effects.ts";
import type { PlanTargets } from "./plan-targets.ts";
import { type PlanStop, type StepResult, targetGone } from "./step-kind.ts";
import { kindOf, type PlanStep } from "./step-kinds.ts";

/** What a walk knows of the interaction it walks for. */
export interface PlanView extends PlanProgress {
  /** The plan the interaction started with: an edit made since does not reach it. */
  readonly plan: readonly PlanStep[];
  readonly inboundCount: number;
}

/** Where a run of a plan stands: the index of a step, and how many jumps the run has made. */
export interface PlanCursor {
  readonly index: number;
  readonly jumps: number;
}

/** One step that was reached, for those who want to see how it went. */
export interface WalkedStep extends Omit<StepResult, "effects" | "stop"> {
  readonly index: number;
}

export interface Walk {
  readonly effects: readonly PlanEffect[];
  readonly stop: PlanStop;
  /** The step that stopped it. A run goes on from the one after it. */
  readonly cursor: PlanCursor;
  readonly steps: readonly WalkedStep[];
}

/** Walks the plan from a cursor, as of `now`. */
export function walkPlan(view: PlanView, from: PlanCursor, targets: PlanTargets, now: Date): Walk {
  const { plan, inboundCount } = view;
  const walked: WalkedStep[] = [];
  const done: PlanEffect[] = [];
  let progress: PlanProgress = view;
  let cursor = from;
  for (;;) {
    const step = plan[cursor.index];
    if (step === undefined) return { effects: done, stop: { at: "spent" }, cursor, steps: walked };
    const { jumps } = cursor;
    const {
      effects = [],
      stop,
      ...result
    } = skipped(step, targets, now) ??
    kindOf(step.type).run(step, { ...progress, plan, isFirstMessage: inboundCount <= 1, jumps, targets, now });
    walked.push({ index: cursor.index, ...result });
    done.push(...effects);
    progress = afterEffects(progress, effects);
    if (stop !== undefined) return { effects: done, stop, cursor, steps: walked };
    cursor =
      result.toIndex === undefined ? { index: cursor.index + 1, jumps } : { index: result.toIndex, jumps: jumps + 1 };
  }
}

/** Null for a step that applies now. */
function skipped({ intervalId }: PlanStep, targets: PlanTargets, now: Date): StepResult | null {
  if (intervalId === undefined) return null;
  const isOpen = targets.isOpen(intervalId, now);
  if (isOpen === undefined) return targetGone();
  return isOpen ? null : { outcome: "outside_interval" };
}
