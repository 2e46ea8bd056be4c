/**
 * What looking for an agent comes to at one moment (R5–R9): first what is over ends and plans are walked, then
 * those who may be are asked, the heaviest queue's oldest interaction first (R6).
 */

import type { CallFailure, InteractionPhase, QueueId } from "@parley/schema";
import {
  type PlanCall,
  type PlanCursor,
  type PlanTargets,
  type WalkedStep,
  walkPlan,
} from "../../routing-plans/index.ts";
import { isOnAccount, signedInTo } from "./agents.ts";
import { closed } from "./closing.ts";
import type { Change, Effect } from "./effects.ts";
import type { Calling, Hunt, RoutingState } from "./hunt.ts";
import { Ringing } from "./ringing.ts";
import type { RoutedSituation } from "./situation.ts";
import type { Surroundings } from "./surroundings.ts";

/** Looks at one interaction by itself. */
export function evaluate(situation: RoutedSituation, directory: Surroundings, now: Date): Change {
  const looking = new Evaluation(situation, directory, now);
  looking.settle();
  looking.ring();
  return looking.change();
}

/** Looks at several that compete for the same agents; changes in the order of the situations. */
export function evaluateAll(
  situations: readonly RoutedSituation[],
  directory: Surroundings,
  now: Date,
): readonly Change[] {
  const looks = situations.map((situation) => new Evaluation(situation, directory, now));
  for (const it of looks) it.settle();
  for (const it of [...looks].sort(byUrgency)) it.ring();
  return looks.map((it) => it.change());
}

type StateAt<Stage> = Extract<RoutingState, { readonly stage: Stage }>;

/** What the evaluation of each stage comes to: the search that goes on, if any. */
const BY_STAGE: {
  readonly [Stage in RoutingState["stage"]]: (evaluation: Evaluation, state: StateAt<Stage>) => Hunt | null;
} = {
  inbound: (evaluation) => evaluation.answerInbound(),
  handed_back: (evaluation, { byId }) => evaluation.passOn(byId),
  hunting: (evaluation, { hunt }) => evaluation.goOn(hunt),
  calling: (evaluation, { calling }) => evaluation.waitForAnswer(calling),
  answered: (evaluation, { place, failure }) => evaluation.takeAnswer(place, failure),
};

/** A call's answer is waited for a little longer than the call may take: a job has to begin, and to store. */
const CALL_GRACE_SECONDS = 10;

function goOn<Stage extends RoutingState["stage"]>(
  evaluation: Evaluation,
  state: StateAt<Stage> & { readonly stage: Stage },
): Hunt | null {
  return BY_STAGE[state.stage](evaluation, state);
}

/** Of those that wait since the same moment, whichever was opened first: its id is the smaller. */
function byUrgency(a: Evaluation, b: Evaluation): number {
  return b.weight - a.weight || compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id);
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b);
}

/** One evaluation of one interaction: gathers effects on the way. */
class Evaluation {
  readonly #effects: Effect[] = [];
  readonly #situation: RoutedSituation;
  readonly #directory: Surroundings;
  readonly #now: Date;
  readonly #ringing: Ringing;
  #hunt: Hunt | null = null;
  #calling: Calling | null = null;
  #walked: readonly WalkedStep[] = [];
  #ended: Change | null = null;
  #phase: InteractionPhase;

  constructor(situation: RoutedSituation, directory: Surroundings, now: Date) {
    this.#situation = situation;
    this.#directory = directory;
    this.#now = now;
    this.#phase = situation.phase;
    this.#ringing = new Ringing(situation, directory, now, this.#effects);
  }

  get weight(): number {
    const target = this.#hunt?.target;
    return target?.type === "queue" ? (this.#directory.queue(target.queueId)?.weight ?? 0) : 0;
  }

  get id(): string {
    return this.#situation.facts.interaction.id ?? "";
  }

  get waitingSince(): number {
    return this.#situation.waitingSince?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  /** Ends what is over and goes on to whom is asked next, if anybody. */
  settle(): void {
    const { phase, state } = this.#situation;
    if (phase !== "closed" && state !== null) this.#hunt = goOn(this, state);
  }

  /** Asks whoever may be asked now. */
  ring(): void {
    if (this.#hunt !== null) this.#ringing.ask(this.#hunt);
  }

  change(): Change {
    const walked = this.#walked.length === 0 ? {} : { walked: this.#walked };
    if (this.#ended !== null) return { ...this.#ended, ...walked };
    const { ownerId, assignedQueueId, isTabOpen } = this.#situation;
    const hunt = this.#hunt;
    const phase = hunt === null ? this.#phase : this.#huntingPhase(hunt);
    return {
      phase,
      ...this.#standing(hunt),
      ownerId,
      assignedQueueId,
      isTabOpen: phase === "assigned" && isTabOpen,
      effects: this.#effects,
      ...walked,
    };
  }

  #standing(hunt: Hunt | null): Pick<Change, "state" | "dueAt"> {
    if (hunt !== null) return { state: { stage: "hunting", hunt }, dueAt: this.#ringing.firstEnd(hunt.giveUpAt) };
    const calling = this.#calling;
    return calling === null
      ? { state: null, dueAt: null }
      : { state: { stage: "calling", calling }, dueAt: calling.giveUpAt };
  }

  /** A customer's message came while nobody was being looked for (R8). */
  answerInbound(): Hunt | null {
    const { phase, ownerId, isTabOpen, accountId, waits } = this.#situation;
    if (phase !== "assigned" || ownerId === null) return this.#runPlan();
    const owner = this.#directory.agent(ownerId);
    if (isTabOpen && isOnAccount(owner, accountId) && owner.isOnline) return null;
    return this.#search(
      { reason: "assigned_agent", target: { type: "agent", agentId: ownerId }, planIndex: null },
      waits.assignedAgentSeconds,
    );
  }

  /** What was handed back goes to its queue; without one it waits for whoever takes it (R5). */
  passOn(byId: Hunt["rejectedBy"][number]): Hunt | null {
    const { assignedQueueId, waits } = this.#situation;
    const queue = assignedQueueId === null ? undefined : this.#directory.queue(assignedQueueId);
    if (queue === undefined) return this.#wait();
    const target = { type: "queue", queueId: queue.id } as const;
    return this.#search({ reason: "assigned_queue", target, planIndex: null }, waits.assignedQueueSeconds, [byId]);
  }

  goOn(hunt: Hunt): Hunt | null {
    if (hunt.giveUpAt <= this.#now || this.#isInVain(hunt)) return this.#giveUp(hunt);
    this.#ringing.dropOverdue();
    this.#ringing.dropNobodyMayTake(hunt);
    return hunt;
  }

  /** Whoever was asked has refused, or is gone for good. */
  #isInVain({ target, reason, rejectedBy, transfer }: Hunt): boolean {
    if (target.type === "agent") {
      if (rejectedBy.includes(target.agentId)) return true;
      // An owner who is gone has lost the interaction already.
      if (reason === "assigned_agent" || this.#targets.agent(target.agentId) !== undefined) return false;
      if (transfer === undefined) this.#note("target_gone");
      return true;
    }
    const queue = this.#directory.queue(target.queueId);
    if (queue === undefined) {
      this.#note("target_gone");
      return true;
    }
    return transfer !== undefined && signedInTo(queue).every((id) => rejectedBy.includes(id));
  }

  #huntingPhase(hunt: Hunt): InteractionPhase {
    if (hunt.planIndex === null && this.#situation.ownerId !== null) return "assigned";
    return this.#ringing.isAnybodyAsked ? "offered" : "routing";
  }

  /** The search found nobody: back to the giver (R9), on to the owner's queue, the plan, or the plan's next step (R5, R8). */
  #giveUp(hunt: Hunt): Hunt | null {
    this.#ringing.dropAll("expired");
    if (hunt.transfer !== undefined) return this.#returnToGiver(hunt, hunt.transfer.isMessageWaiting);
    if (hunt.planIndex !== null) return this.#runPlan({ index: hunt.planIndex + 1, jumps: hunt.jumps ?? 0 });
    const queueId = hunt.reason === "assigned_agent" ? this.#queueOfOwner() : null;
    if (queueId === null) return this.#runPlan();
    const { assignedQueueSeconds } = this.#situation.waits;
    const target = { type: "queue", queueId } as const;
    return this.#search({ reason: "assigned_queue", target, planIndex: null }, assignedQueueSeconds, hunt.rejectedBy);
  }

  /** Unread, and theirs as before, wherever they are. */
  #returnToGiver({ target, rejectedBy }: Hunt, isMessageWaiting: boolean): Hunt | null {
    const { ownerId } = this.#situation;
    const isRejected = target.type === "agent" && rejectedBy.includes(target.agentId);
    this.#effects.push(
      { do: "mark", as: "unread" },
      {
        do: "line",
        event: isRejected ? "transfer_rejected" : "transfer_returned",
        authorId: null,
        detail: { agentId: ownerId },
      },
      { do: "history", kind: "transfer_returned", agentId: ownerId },
    );
    return isMessageWaiting ? this.answerInbound() : null;
  }

  #queueOfOwner(): QueueId | null {
    const { assignedQueueId, ownerId, accountId } = this.#situation;
    if (ownerId === null) return assignedQueueId;
    const queue = assignedQueueId === null ? undefined : this.#directory.queue(assignedQueueId);
    if (queue?.members.includes(ownerId)) return queue.id;
    return this.#directory.heaviestQueueOf(ownerId, accountId) ?? queue?.id ?? null;
  }

  /** A call that is being made; the plan goes on without it when no answer comes in time. */
  waitForAnswer(calling: Calling): null | Hunt {
    if (calling.giveUpAt <= this.#now) return this.takeAnswer(calling.place, "timeout");
    this.#calling = calling;
    return null;
  }

  /** What was answered is among the facts already; a failure is said, and the plan goes on. */
  takeAnswer({ index, jumps }: PlanCursor, failure: CallFailure | null): Hunt | null {
    if (failure !== null) this.#effects.push({ do: "note", event: "call_failed", text: failure });
    return this.#runPlan({ index: index + 1, jumps });
  }

  #call(cursor: PlanCursor, call: PlanCall): null {
    const giveUpAt = new Date(this.#now.getTime() + (call.seconds + CALL_GRACE_SECONDS) * 1_000);
    this.#calling = { number: this.#now.getTime(), place: cursor, call, giveUpAt };
    this.#effects.push({ do: "call", number: this.#calling.number });
    return null;
  }

  #runPlan(from: PlanCursor = { index: 0, jumps: 0 }): Hunt | null {
    this.#ownedNoMore();
    const { effects, stop, cursor, steps } = walkPlan(this.#situation, from, this.#targets, this.#now);
    this.#walked = steps;
    for (const effect of effects) {
      this.#effects.push(effect);
      if (effect.do === "note" && effect.event === "target_gone")
        this.#effects.push({ do: "history", kind: "target_gone" });
    }
    this.#phase = "routing";
    switch (stop.at) {
      case "search": {
        const reason = stop.target.type === "queue" ? "plan_queue" : "plan_agent";
        const { index, jumps } = cursor;
        return this.#search({ reason, target: stop.target, planIndex: index, jumps }, stop.seconds);
      }
      case "call":
        return this.#call(cursor, stop.call);
      case "closed":
        this.#ringing.dropAll("withdrawn");
        this.#ended = closed(
          { ...this.#situation, pending: [] },
          { by: "plan", dispositionId: stop.dispositionId },
          this.#effects,
        );
        return null;
      case "spent":
        return this.#wait();
    }
  }

  /** What a plan may name: whoever was deactivated or taken off the account is gone. */
  get #targets(): PlanTargets {
    const [directory, { accountId }] = [this.#directory, this.#situation];
    return {
      queue: (id) => directory.queue(id),
      agent(id) {
        const agent = directory.agent(id);
        return isOnAccount(agent, accountId) ? agent : undefined;
      },
      isOpen: (id, at) => directory.isOpen(id, at),
      hasCommand: (name) => directory.hasCommand(name),
    };
  }

  /** Once the plan looks for somebody else, its former owner has that place free. */
  #ownedNoMore(): void {
    const { phase, ownerId } = this.#situation;
    if (this.#phase !== "assigned" || phase !== "assigned" || ownerId === null) return;
    const owner = this.#directory.agent(ownerId);
    if (owner !== undefined) owner.owned -= 1;
    this.#effects.push({ do: "places", agentId: ownerId });
  }

  /** Open, unread, for any agent of the account to take (R5). */
  #wait(): null {
    if (this.#situation.plan.length > 0 && this.#situation.phase !== "waiting") this.#note("plan_spent");
    this.#phase = "waiting";
    return null;
  }

  #search(
    hunt: Pick<Hunt, "reason" | "target" | "planIndex" | "jumps">,
    seconds: number,
    rejectedBy: Hunt["rejectedBy"] = [],
  ): Hunt {
    const { type: _type, ...target } = hunt.target;
    this.#effects.push({ do: "history", kind: "searched", reason: hunt.reason, ...target, seconds });
    return { ...hunt, giveUpAt: new Date(this.#now.getTime() + seconds * 1_000), rejectedBy };
  }

  #note(event: "target_gone" | "plan_spent"): void {
    this.#effects.push({ do: "note", event }, { do: "history", kind: event });
  }
}
