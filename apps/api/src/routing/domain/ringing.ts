import type { QueueId, UserId } from "@parley/schema";
import { type Directory, isEligible, isPresent, nextNotified, type RoutableAgent, signedInTo } from "./agents.ts";
import type { Effect } from "./effects.ts";
import type { Hunt } from "./hunt.ts";
import type { PendingOffer, Situation } from "./situation.ts";

type Ring = Pick<PendingOffer, "agentId" | "expiresAt"> & { readonly id: PendingOffer["id"] | null };

/** Who is being asked to take one interaction; what changes is added to the effects. */
export class Ringing {
  readonly #accountId: string;
  readonly #directory: Directory;
  readonly #now: Date;
  readonly #effects: Effect[];
  /** Who owns the interaction as it came: what rings for them takes no further place, it is counted already (R8). */
  readonly #owner: UserId | null;
  #pending: readonly Ring[];

  constructor({ accountId, pending, phase, ownerId }: Situation, directory: Directory, now: Date, effects: Effect[]) {
    this.#accountId = accountId;
    this.#directory = directory;
    this.#now = now;
    this.#effects = effects;
    this.#pending = pending;
    this.#owner = phase === "assigned" ? ownerId : null;
  }

  get isAnybodyAsked(): boolean {
    return this.#pending.length > 0;
  }

  /** When the first offer runs out, or the search. */
  firstEnd(giveUpAt: Date): Date {
    return this.#pending.reduce((due, { expiresAt }) => (expiresAt < due ? expiresAt : due), giveUpAt);
  }

  /** Asks whoever may be asked and is not yet (R6, R7). */
  ask(hunt: Hunt): void {
    if (hunt.target.type === "agent") this.#askAgent(hunt, hunt.target.agentId);
    else this.#askQueue(hunt, hunt.target.queueId);
  }

  dropOverdue(): void {
    this.#drop(({ expiresAt }) => expiresAt <= this.#now, "expired");
  }

  /** Whoever signed out, paused or left while it rang for them is not kept waiting for (R7). */
  dropNobodyMayTake({ target }: Hunt): void {
    const queue = target.type === "queue" ? this.#directory.queue(target.queueId) : undefined;
    this.#drop(({ agentId }) => {
      const isGone = !isPresent(this.#directory.agent(agentId), this.#accountId);
      return isGone || (target.type === "queue" && (queue === undefined || !signedInTo(queue).includes(agentId)));
    }, "withdrawn");
  }

  dropAll(as: "expired" | "withdrawn"): void {
    this.#drop(() => true, as);
  }

  #askAgent(hunt: Hunt, agentId: RoutableAgent["id"]): void {
    const agent = this.#directory.agent(agentId);
    if (this.#pending.length === 0 && this.#mayBeAsked(agent, hunt)) this.#offer(agent, hunt, hunt.giveUpAt);
  }

  #askQueue(hunt: Hunt, queueId: QueueId): void {
    const queue = this.#directory.queue(queueId);
    if (queue === undefined) return;
    const ringing = new Set(this.#pending.map(({ agentId }) => agentId));
    const candidates = signedInTo(queue)
      .filter((id) => !hunt.rejectedBy.includes(id) && !ringing.has(id))
      .map((id) => this.#directory.agent(id))
      .filter((agent) => this.#mayBeAsked(agent, hunt));
    const roundEnd = new Date(this.#now.getTime() + queue.agentTimeoutSeconds * 1_000);
    for (const agent of nextNotified(queue, candidates, this.#pending.length > 0)) {
      this.#offer(agent, hunt, roundEnd < hunt.giveUpAt ? roundEnd : hunt.giveUpAt);
      queue.lastOfferedAgentId = agent.id;
    }
  }

  #mayBeAsked(agent: RoutableAgent | undefined, hunt: Hunt): agent is RoutableAgent {
    return this.#isOwn(agent?.id, hunt) ? isPresent(agent, this.#accountId) : isEligible(agent, this.#accountId);
  }

  #isOwn(agentId: UserId | undefined, { planIndex }: Pick<Hunt, "planIndex">): boolean {
    return planIndex === null && agentId !== undefined && agentId === this.#owner;
  }

  #offer(agent: RoutableAgent, hunt: Hunt, expiresAt: Date): void {
    const { target, reason } = hunt;
    if (!this.#isOwn(agent.id, hunt)) agent.ringing += 1;
    agent.lastOfferedAt = this.#now;
    const queueId = target.type === "queue" ? target.queueId : null;
    this.#effects.push({ do: "offer", agentId: agent.id, queueId, reason, expiresAt });
    this.#pending = [...this.#pending, { id: null, agentId: agent.id, expiresAt }];
  }

  #drop(matches: (offer: Ring) => boolean, as: "expired" | "withdrawn"): void {
    for (const { id, agentId } of this.#pending.filter(matches)) {
      const agent = this.#directory.agent(agentId);
      if (agent !== undefined && agentId !== this.#owner) agent.ringing -= 1;
      const because = as === "withdrawn" ? "not_available" : null;
      if (id !== null) this.#effects.push({ do: "endOffer", offerId: id, agentId, as, because, takenById: null });
    }
    this.#pending = this.#pending.filter((offer) => !matches(offer));
  }
}
