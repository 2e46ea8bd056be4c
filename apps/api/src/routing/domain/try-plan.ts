/**
 * What would happen to a new interaction, step by step ("try it"): the same evaluations that route real ones, one after the
 * other, with time going on by itself and the world answering as it is supposed to. Pure: nothing is stored or called.
 */
import type {
  CallFailure,
  OfferId,
  RoutingActionId,
  RoutingActionType,
  StepOutcome,
  TrialEnd,
  UserId,
} from "@parley/schema";
import { afterEffects, type CallOutcome, isPlanEffect, readAnswer } from "../../routing-plans/index.ts";
import type { Change } from "./effects.ts";
import { evaluate } from "./evaluate.ts";
import type { Calling, RoutingState } from "./hunt.ts";
import type { PendingOffer, RoutedSituation } from "./situation.ts";
import type { Surroundings } from "./surroundings.ts";

/** What is supposed of the world. */
export interface Suppositions {
  /** Accepts as soon as it rings for them; null: nobody accepts. */
  readonly acceptedById: UserId | null;
  /** What a step that calls is answered; null: the call fails. */
  answerTo(stepId: RoutingActionId): string | null;
}

export interface TriedStep {
  readonly stepId: RoutingActionId;
  readonly type: RoutingActionType;
  readonly index: number;
  readonly at: Date;
  readonly outcome: StepOutcome;
  readonly text: string | null;
  readonly variable: string | null;
  readonly toIndex: number | null;
  readonly seconds: number | null;
  /** For whom it rings at once. */
  readonly agentIds: readonly UserId[];
}

export interface Trial {
  readonly steps: readonly TriedStep[];
  readonly end: TrialEnd;
  readonly endsAt: Date;
  readonly acceptedById: UserId | null;
  readonly variables: Readonly<Record<string, string>>;
}

/** Bounds of one trial: steps that are shown, and evaluations that are made. */
const MAX_STEPS = 500;
const MAX_EVALUATIONS = 2_000;

/** Tries the plan of a situation from a moment on. */
export function tryPlan(start: RoutedSituation, around: Surroundings, at: Date, supposed: Suppositions): Trial {
  const steps: TriedStep[] = [];
  let situation = start;
  let now = at;
  const ended = (end: TrialEnd, acceptedById: UserId | null = null): Trial => ({
    steps: steps.slice(0, MAX_STEPS),
    end,
    endsAt: now,
    acceptedById,
    variables: situation.facts.variables,
  });
  for (let looks = 0; looks < MAX_EVALUATIONS; looks += 1) {
    const change = evaluate(situation, around, now);
    situation = after(situation, change, looks);
    steps.push(...triedSteps(situation, change, now));
    const { state } = change;
    if (state === null || change.dueAt === null) return ended(change.phase === "closed" ? "closed" : "waiting");
    if (state.stage === "calling") {
      const outcome = answer(state.calling, situation, supposed);
      if ("failure" in outcome) steps.push({ ...(steps.pop() as TriedStep), outcome: "call_failed" });
      situation = answered(situation, state.calling, outcome);
    } else if (supposed.acceptedById === null) {
      now = state.stage === "hunting" ? state.hunt.giveUpAt : change.dueAt;
    } else {
      if (situation.pending.some(({ agentId }) => agentId === supposed.acceptedById)) {
        return ended("accepted", supposed.acceptedById);
      }
      now = change.dueAt;
    }
  }
  return ended("waiting");
}

/** The situation as the look leaves it. */
function after(
  situation: RoutedSituation,
  { effects, phase, state, dueAt }: Change,
  evaluation: number,
): RoutedSituation {
  const gone = new Set<OfferId>();
  const made: PendingOffer[] = [];
  for (const effect of effects) {
    if (effect.do === "endOffer") gone.add(effect.offerId);
    else if (effect.do === "offer") made.push({ ...effect, id: `${evaluation}.${made.length}` as OfferId });
  }
  return {
    ...situation,
    phase,
    state,
    dueAt,
    ...afterEffects(situation, effects.filter(isPlanEffect)),
    pending: [...situation.pending.filter(({ id }) => !gone.has(id)), ...made],
  };
}

function triedSteps({ plan, pending }: RoutedSituation, { walked = [] }: Change, at: Date): TriedStep[] {
  return walked.flatMap(({ index, outcome, text = null, variable = null, toIndex = null, seconds = null }) => {
    const step = plan[index];
    if (step === undefined) return [];
    const agentIds = outcome === "asked" ? pending.map(({ agentId }) => agentId) : [];
    return [{ stepId: step.id, type: step.type, index, at, outcome, text, variable, toIndex, seconds, agentIds }];
  });
}

function answer({ place, call }: Calling, { plan }: RoutedSituation, supposed: Suppositions): CallOutcome {
  const step = plan[place.index];
  const text = step === undefined ? null : supposed.answerTo(step.id);
  return text === null ? { failure: "unreachable" satisfies CallFailure } : readAnswer(call, text);
}

function answered(situation: RoutedSituation, { place }: Calling, outcome: CallOutcome): RoutedSituation {
  const failure = "failure" in outcome ? outcome.failure : null;
  const state: RoutingState = { stage: "answered", place, failure };
  const kept = "variables" in outcome ? outcome.variables : {};
  const variables = { ...situation.facts.variables, ...kept };
  return { ...situation, state, facts: { ...situation.facts, variables } };
}
