/**
 * What routing does with one interaction at one moment (R5–R8).
 *
 * Pure: no clock, no database. The caller loads the situation, passes the time in, and stores what comes
 * back. Being asked too early, twice or late is harmless: the answer follows from the situation alone.
 */
import type { DispositionId, OfferId, OfferReason, QueueId, UserId } from "@parley/schema";
import { isEligible, isPresent, nextNotified, type RoutableAgent, type RoutableQueue } from "./agents.ts";
import type { Hunt, RoutingState } from "./hunt.ts";
import type { RoutingAction } from "./plan.ts";

export interface Situation {
  readonly accountId: string;
  readonly phase: "routing" | "offered" | "assigned" | "waiting" | "closed";
  readonly state: RoutingState | null;
  readonly plan: readonly RoutingAction[];
  readonly ownerId: UserId | null;
  /** The queue that brought the interaction to its owner (R8). */
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly waits: { readonly assignedAgentSeconds: number; readonly assignedQueueSeconds: number };
  /** Offers not answered yet, overdue ones among them. */
  readonly pending: readonly PendingOffer[];
  readonly inboundCount: number;
  /** Auto-reply steps that already spoke in this interaction. */
  readonly repliedActionIds: ReadonlySet<string>;
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
  | {
      readonly do: "offer";
      readonly agentId: UserId;
      readonly queueId: QueueId | null;
      readonly reason: OfferReason;
      readonly expiresAt: Date;
    }
  | { readonly do: "expire"; readonly offerId: OfferId; readonly agentId: UserId }
  | { readonly do: "withdraw"; readonly offerId: OfferId; readonly agentId: UserId; readonly because: "notAvailable" }
  | { readonly do: "reply"; readonly actionId: string; readonly text: string }
  | { readonly do: "tag"; readonly tag: string }
  | { readonly do: "close"; readonly dispositionId: DispositionId | null }
  /** A line of the interaction's history in words. */
  | { readonly do: "note"; readonly event: string; readonly agentId?: UserId; readonly queueId?: QueueId };

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
  const turn = new Turn(situation, directory, now);
  if (situation.state.stage === "hunting") return turn.goOn(situation.state.hunt);
  return turn.answerInbound();
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
    for (const [index, action] of this.#situation.plan.entries()) {
      if (index < from) continue;
      switch (action.type) {
        case "auto_reply":
          if (this.#shouldReply(action)) this.#effects.push({ do: "reply", actionId: action.id, text: action.text });
          break;
        case "tag":
          this.#effects.push({ do: "tag", tag: action.tag });
          break;
        case "close":
          this.#clearOffers("withdraw");
          this.#effects.push({ do: "close", dispositionId: action.dispositionId });
          return this.#end("closed");
        case "agent":
        case "queue":
          if (!this.#hasTarget(action)) {
            this.#effects.push({ do: "note", event: "target_gone" });
            break;
          }
          return this.#hunt({
            reason: action.type === "queue" ? "plan_queue" : "plan_agent",
            target:
              action.type === "queue"
                ? { type: "queue", queueId: action.queueId }
                : { type: "agent", agentId: action.agentId },
            planIndex: index,
            giveUpAt: this.#after(action.waitSeconds),
            rejectedBy: [],
          });
      }
    }
    // The plan is spent: open, unread, for any agent of the account to take (R5, ACT-19).
    const isNews = this.#situation.plan.length > 0 && this.#situation.phase !== "waiting";
    if (isNews) this.#effects.push({ do: "note", event: "plan_spent" });
    return this.#end("waiting");
  }

  #hasTarget(action: RoutingAction & { readonly type: "agent" | "queue" }): boolean {
    return action.type === "queue"
      ? this.#directory.queue(action.queueId) !== undefined
      : this.#directory.agent(action.agentId) !== undefined;
  }

  #shouldReply({ id, mode }: RoutingAction & { readonly type: "auto_reply" }): boolean {
    if (mode === "always") return true;
    if (mode === "once") return !this.#situation.repliedActionIds.has(id);
    return this.#situation.inboundCount <= 1;
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
