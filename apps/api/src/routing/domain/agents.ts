import type { QueueId, QueueStrategy, UserId } from "@parley/schema";

/** An agent as routing sees one. Counters move while a batch of decisions is made, so that no decision counts on a place another just took. */
export interface RoutableAgent {
  readonly id: UserId;
  readonly isActive: boolean;
  readonly isOnline: boolean;
  readonly isPaused: boolean;
  readonly capacity: number;
  readonly accountIds: ReadonlySet<string>;
  /** Open interactions they own. */
  owned: number;
  /** Offers they have not answered yet. */
  ringing: number;
  /** When they were last notified, over all queues; null: never. */
  lastOfferedAt: Date | null;
}

export interface RoutableQueue {
  readonly id: QueueId;
  readonly strategy: QueueStrategy;
  /** Higher is served first where queues compete for one agent. */
  readonly weight: number;
  /** How long one agent is notified (R6). */
  readonly agentTimeoutSeconds: number;
  /** Members in the order of their ids: the circle that round robin walks. */
  readonly members: readonly UserId[];
  /** Members who are signed out of it: nothing is offered to them there. */
  readonly signedOut?: readonly UserId[];
  /** Round robin's memory: who was notified last. */
  lastOfferedAgentId: UserId | null;
}

/** Who there is to ask; counters and memories in it move with each decision of a batch. */
export interface Directory {
  agent(id: UserId): RoutableAgent | undefined;
  queue(id: QueueId): RoutableQueue | undefined;
  /** The owner's heaviest queue that serves the account, or null (R8). */
  heaviestQueueOf(agentId: UserId, accountId: string): QueueId | null;
}

/** Members who are signed in to the queue, in the order of its circle. */
export function signedInTo({ members, signedOut = [] }: RoutableQueue): readonly UserId[] {
  return signedOut.length === 0 ? members : members.filter((id) => !signedOut.includes(id));
}

/** Whether they may sign in and belong to the account, wherever they are now. */
export function isOnAccount(agent: RoutableAgent | undefined, accountId: string): agent is RoutableAgent {
  return agent?.isActive === true && agent.accountIds.has(accountId);
}

/** R7: signed in, not paused, on the account and below capacity; what rings counts, so that whoever accepts never holds too many. */
export function isEligible(agent: RoutableAgent | undefined, accountId: string): agent is RoutableAgent {
  return isPresent(agent, accountId) && hasPlace(agent);
}

/** The same for one's own interaction coming back: it is counted already (R8). */
export function isPresent(agent: RoutableAgent | undefined, accountId: string): agent is RoutableAgent {
  return isOnAccount(agent, accountId) && isThere(agent);
}

/** Whether they are there, on whatever account. */
export function isThere({ isActive, isOnline, isPaused }: RoutableAgent): boolean {
  return isActive && isOnline && !isPaused;
}

/** Whether one more interaction may ring for them. */
export function hasPlace({ owned, ringing, capacity }: RoutableAgent): boolean {
  return owned + ringing < capacity;
}

/**
 * Whom a queue notifies next among those who may be (R6): all of them, the one after the last used, or
 * the one notified longest ago. `isBusy` says that somebody is being notified already.
 */
export function nextNotified(
  queue: RoutableQueue,
  candidates: readonly RoutableAgent[],
  isBusy: boolean,
): readonly RoutableAgent[] {
  if (queue.strategy === "beep_all") return candidates;
  if (isBusy) return [];
  const chosen = queue.strategy === "round_robin" ? nextInCircle(queue, candidates) : leastRecent(candidates);
  return chosen === undefined ? [] : [chosen];
}

function nextInCircle(queue: RoutableQueue, candidates: readonly RoutableAgent[]): RoutableAgent | undefined {
  const { members, lastOfferedAgentId: last } = queue;
  // By the order of ids, so that the place is kept though whoever had it has left.
  const next = last === null ? 0 : members.findIndex((id) => id > last);
  const circle = next < 0 ? members : [...members.slice(next), ...members.slice(0, next)];
  for (const id of circle) {
    const candidate = candidates.find((agent) => agent.id === id);
    if (candidate !== undefined) return candidate;
  }
  return undefined;
}

function leastRecent(candidates: readonly RoutableAgent[]): RoutableAgent | undefined {
  return candidates.reduce<RoutableAgent | undefined>(
    (best, agent) => (best === undefined || notifiedAt(agent) < notifiedAt(best) ? agent : best),
    undefined,
  );
}

function notifiedAt(agent: RoutableAgent): number {
  return agent.lastOfferedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
}
