/**
 * What routing does with one interaction at one moment (R5–R8).
 *
 * Pure: no clock, no database. The caller loads the situation, passes the time in, and stores what comes
 * back. Being asked too early, twice or late is harmless: the answer follows from the situation alone.
 */
import type { DispositionId, OfferId, OfferReason, QueueId, UserId } from "@parley/schema";
import { isEligible, isPresent, nextNotified, type RoutableAgent, type RoutableQueue } from "./agents.ts";
import type { Hunt, RoutingState } from "./hunt.ts";
import { type PlanEffect, type PlanView, walkPlan } from "./walk-plan.ts";

export interface Situation extends PlanView {
  readonly accountId: string;
  readonly phase: "routing" | "offered" | "assigned" | "waiting" | "closed";
  readonly state: RoutingState | null;
  readonly ownerId: UserId | null;
  /** The queue that brought the interaction to its owner (R8). */
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly waits: { readonly assignedAgentSeconds: number; readonly assignedQueueSeconds: number };
  /** Offers not answered yet, overdue ones among them. */
  readonly pending: readonly PendingOffer[];
}

export interface PendingOffer {
  readonly id: OfferId;
  readonly agentId: UserId;
  readonly expiresAt: Date;
}

/** Who there is to ask; counters and memories in it move with each decision of a batch. */
export interface Directory {
  agent(id: UserId): RoutableAgent | undefined;
  queue(id: QueueId): RoutableQueue | undefined;
  /** The owner's heaviest queue that serves the account, or null (R8). */
  heaviestQueueOf(agentId: UserId, accountId: string): QueueId | null;
}

export type Effect =
  | PlanEffect
  | {
      readonly do: "offer";
      readonly agentId: UserId;
      readonly queueId: QueueId | null;
      readonly reason: OfferReason;
      readonly expiresAt: Date;
    }
  | { readonly do: "expire"; readonly offerId: OfferId; readonly agentId: UserId }
  | { readonly do: "withdraw"; readonly offerId: OfferId; readonly agentId: UserId; readonly because: "notAvailable" }
  | { readonly do: "close"; readonly dispositionId: DispositionId | null };

export interface Advance {
  readonly phase: Situation["phase"];
  readonly state: RoutingState | null;
  /** When to look again though nothing happens; null: never. */
  readonly dueAt: Date | null;
  readonly effects: readonly Effect[];
}

/** Moves routing as far as it goes now. */
export function advance(situation: Situation, directory: Directory, now: Date): Advance {
  if (situation.phase === "closed" || situation.state === null) {
    return { phase: situation.phase, state: null, dueAt: null, effects: [] };
  }
  return goOn(situation.state, new Turn(situation, directory, now));
}

/** What a look at each stage means. */
const BY_STAGE: { readonly [Stage in RoutingState["stage"]]: (turn: Turn, state: StateAt<Stage>) => Advance } = {
  inbound: (turn) => turn.answerInbound(),
  hunting: (turn, { hunt }) => turn.goOn(hunt),
};
type StateAt<Stage> = Extract<RoutingState, { readonly stage: Stage }>;

function goOn<Stage extends RoutingState["stage"]>(state: StateAt<Stage> & { readonly stage: Stage }, turn: Turn) {
  return BY_STAGE[state.stage](turn, state);
}

/** One call of `advance`: gathers effects on the way. */
class Turn {
  readonly #effects: Effect[] = [];
  readonly #situation: Situation;
  readonly #directory: Directory;
  readonly #now: Date;
  #pending: PendingOffer[];

  constructor(situation: Situation, directory: Directory, now: Date) {
    this.#situation = situation;
    this.#directory = directory;
    this.#now = now;
    this.#pending = [...situation.pending];
  }

  /** A customer's message came while nobody was being looked for. */
  answerInbound(): Advance {
    const { phase, ownerId, isTabOpen, accountId } = this.#situation;
    if (phase !== "assigned" || ownerId === null) return this.#runPlan(0);
    const owner = this.#directory.agent(ownerId);
    const isOnline = owner?.isActive === true && owner.isOnline && owner.accountIds.has(accountId);
    if (isTabOpen && isOnline) return this.#end("assigned");
    return this.#hunt({
      reason: "assigned_agent",
      target: { type: "agent", agentId: ownerId },
      planIndex: null,
      giveUpAt: this.#after(this.#situation.waits.assignedAgentSeconds),
      rejectedBy: [],
    });
  }

  goOn(hunt: Hunt): Advance {
    if (hunt.giveUpAt <= this.#now) return this.#giveUp(hunt);
    this.#dropOverdueOffers();
    this.#dropOffersNobodyMayTake(hunt);
    return this.#hunt(hunt);
  }

  #hunt(hunt: Hunt): Advance {
    const isRefused = hunt.target.type === "agent" && hunt.rejectedBy.includes(hunt.target.agentId);
    if (isRefused) return this.#giveUp(hunt);
    if (hunt.target.type === "agent") this.#offerToAgent(hunt, hunt.target.agentId);
    else if (!this.#offerToQueue(hunt, hunt.target.queueId)) return this.#giveUp(hunt);

    const dueAt = this.#pending.reduce((due, { expiresAt }) => (expiresAt < due ? expiresAt : due), hunt.giveUpAt);
    return { phase: this.#huntingPhase(hunt), state: { stage: "hunting", hunt }, dueAt, effects: this.#effects };
  }

  #huntingPhase(hunt: Hunt): Situation["phase"] {
    if (hunt.planIndex === null) return "assigned";
    return this.#pending.length > 0 ? "offered" : "routing";
  }

  #offerToAgent(hunt: Hunt, agentId: UserId): void {
    const agent = this.#directory.agent(agentId);
    const mayTake = hunt.reason === "assigned_agent" ? isPresent : isEligible;
    if (this.#pending.length === 0 && mayTake(agent, this.#situation.accountId)) {
      this.#offer(agent, null, hunt.reason, hunt.giveUpAt);
    }
  }

  /** False when the queue is gone: its step is skipped (R5). */
  #offerToQueue(hunt: Hunt, queueId: QueueId): boolean {
    const queue = this.#directory.queue(queueId);
    if (queue === undefined) {
      this.#effects.push({ do: "note", event: "target_gone" });
      return false;
    }
    const ringing = new Set(this.#pending.map(({ agentId }) => agentId));
    const candidates = queue.members
      .filter((id) => !hunt.rejectedBy.includes(id) && !ringing.has(id))
      .map((id) => this.#directory.agent(id))
      .filter((agent) => isEligible(agent, this.#situation.accountId));
    const roundEnd = this.#after(queue.agentTimeoutSeconds);
    for (const agent of nextNotified(queue, candidates, this.#pending.length > 0)) {
      this.#offer(agent, queueId, hunt.reason, roundEnd < hunt.giveUpAt ? roundEnd : hunt.giveUpAt);
      queue.lastOfferedAgentId = agent.id;
    }
    return true;
  }

  #offer(agent: RoutableAgent, queueId: QueueId | null, reason: OfferReason, expiresAt: Date): void {
    agent.ringing += 1;
    agent.lastOfferedAt = this.#now;
    this.#effects.push({ do: "offer", agentId: agent.id, queueId, reason, expiresAt });
    this.#pending.push({ id: "" as OfferId, agentId: agent.id, expiresAt });
  }

  /** The search found nobody: the owner's queue, the plan, or the plan's next step (R5, R8). */
  #giveUp(hunt: Hunt): Advance {
    this.#clearOffers("expire");
    if (hunt.planIndex !== null) return this.#runPlan(hunt.planIndex + 1);
    const queueId = hunt.reason === "assigned_agent" ? this.#queueOfOwner() : null;
    if (queueId === null) return this.#runPlan(0);
    return this.#hunt({
      reason: "assigned_queue",
      target: { type: "queue", queueId },
      planIndex: null,
      giveUpAt: this.#after(this.#situation.waits.assignedQueueSeconds),
      rejectedBy: hunt.rejectedBy,
    });
  }

  #queueOfOwner(): QueueId | null {
    const { assignedQueueId, ownerId, accountId } = this.#situation;
    if (ownerId === null) return assignedQueueId;
    const queue = assignedQueueId === null ? undefined : this.#directory.queue(assignedQueueId);
    if (queue?.members.includes(ownerId)) return queue.id;
    return this.#directory.heaviestQueueOf(ownerId, accountId) ?? queue?.id ?? null;
  }

  #runPlan(from: number): Advance {
    const { effects, stop } = walkPlan(this.#situation, from, this.#directory, this.#now);
    this.#effects.push(...effects);
    switch (stop.at) {
      case "hunt":
        return this.#hunt({
          reason: stop.target.type === "queue" ? "plan_queue" : "plan_agent",
          target: stop.target,
          planIndex: stop.index,
          giveUpAt: this.#after(stop.seconds),
          rejectedBy: [],
        });
      case "closed":
        this.#clearOffers("withdraw");
        this.#effects.push({ do: "close", dispositionId: stop.dispositionId });
        return this.#end("closed");
      case "spent":
        // Open, unread, for any agent of the account to take (R5, ACT-19).
        if (this.#situation.plan.length > 0 && this.#situation.phase !== "waiting")
          this.#effects.push({ do: "note", event: "plan_spent" });
        return this.#end("waiting");
    }
  }

  #dropOverdueOffers(): void {
    this.#drop(({ expiresAt }) => expiresAt <= this.#now, "expire");
  }

  /** Whoever signed out, paused or left while it rang for them is not kept waiting for (R7). */
  #dropOffersNobodyMayTake(hunt: Hunt): void {
    const queue = hunt.target.type === "queue" ? this.#directory.queue(hunt.target.queueId) : undefined;
    this.#drop(({ agentId }) => {
      const isGone = !isPresent(this.#directory.agent(agentId), this.#situation.accountId);
      return isGone || (hunt.target.type === "queue" && queue?.members.includes(agentId) !== true);
    }, "withdraw");
  }

  #clearOffers(how: "expire" | "withdraw"): void {
    this.#drop(() => true, how);
  }

  #drop(matches: (offer: PendingOffer) => boolean, how: "expire" | "withdraw"): void {
    for (const offer of this.#pending.filter(matches)) {
      const agent = this.#directory.agent(offer.agentId);
      if (agent !== undefined) agent.ringing -= 1;
      this.#effects.push(
        how === "expire"
          ? { do: "expire", offerId: offer.id, agentId: offer.agentId }
          : { do: "withdraw", offerId: offer.id, agentId: offer.agentId, because: "notAvailable" },
      );
    }
    this.#pending = this.#pending.filter((offer) => !matches(offer));
  }

  #end(phase: Situation["phase"]): Advance {
    return { phase, state: null, dueAt: null, effects: this.#effects };
  }

  #after(seconds: number): Date {
    return new Date(this.#now.getTime() + seconds * 1_000);
  }
}
