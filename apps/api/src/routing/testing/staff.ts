import type { QueueId, QueueStrategy, UserId } from "@parley/schema";
import type { Directory, RoutableAgent, RoutableQueue } from "../domain/agents.ts";
import type { RoutedSituation } from "../domain/situation.ts";
import { WORLD } from "./world-settings.ts";

interface Person {
  readonly id: UserId;
  isOnline: boolean;
  isPaused: boolean;
  isOnAccount: boolean;
  lastOfferedAt: Date | null;
}
interface Group {
  readonly id: QueueId;
  readonly weight: number;
  members: number[];
  lastOfferedAgentId: UserId | null;
  isDeleted: boolean;
}

/** The agents and queues of a world, by their places. */
export class Staff {
  readonly #strategy: QueueStrategy;
  readonly #accountId: string;
  readonly #people: readonly Person[];
  readonly #groups: readonly Group[];

  constructor(strategy: QueueStrategy, accountId: string) {
    this.#strategy = strategy;
    this.#accountId = accountId;
    this.#people = Array.from({ length: WORLD.agents }, (_, place) => ({
      id: `agent ${place}` as UserId,
      isOnline: true,
      isPaused: false,
      isOnAccount: true,
      lastOfferedAt: null,
    }));
    this.#groups = WORLD.queues.map(({ name, weight }) => ({
      id: name as QueueId,
      weight,
      members: this.#people.map((_, place) => place),
      lastOfferedAgentId: null,
      isDeleted: false,
    }));
  }

  person(place: number): Person {
    const person = this.#people[place];
    if (person === undefined) throw new Error(`there is no agent ${place}`);
    return person;
  }

  group(place: number): Group {
    const group = this.#groups[place];
    if (group === undefined) throw new Error(`there is no queue ${place}`);
    return group;
  }

  placeOf(id: UserId | null): number {
    return this.#people.findIndex((it) => it.id === id);
  }

  /** Who could be asked while so much is open. */
  directory(open: readonly RoutedSituation[]): Directory {
    const agents = new Map(this.#people.map((it) => [it.id, this.#asAgent(it, open)]));
    const queues = new Map(this.#groups.filter(({ isDeleted }) => !isDeleted).map((it) => [it.id, this.#asQueue(it)]));
    return {
      agent: (id) => agents.get(id),
      queue: (id) => queues.get(id),
      heaviestQueueOf: (id) =>
        [...queues.values()].sort((a, b) => b.weight - a.weight).find(({ members }) => members.includes(id))?.id ??
        null,
    };
  }

  /** Keeps what decisions moved in a directory: who was notified last, and when. */
  remember(directory: Directory): void {
    for (const person of this.#people) person.lastOfferedAt = directory.agent(person.id)?.lastOfferedAt ?? null;
    for (const group of this.#groups)
      group.lastOfferedAgentId = directory.queue(group.id)?.lastOfferedAgentId ?? group.lastOfferedAgentId;
  }

  #asAgent(
    { id, isOnline, isPaused, isOnAccount, lastOfferedAt }: Person,
    open: readonly RoutedSituation[],
  ): RoutableAgent {
    const owned = open.filter(({ phase, ownerId }) => phase === "assigned" && ownerId === id).length;
    const others = open.filter(({ phase, ownerId }) => phase !== "assigned" || ownerId !== id);
    const ringing = others.flatMap(({ pending }) => pending).filter(({ agentId }) => agentId === id).length;
    const accountIds = new Set(isOnAccount ? [this.#accountId] : []);
    return {
      id,
      isActive: true,
      isOnline,
      isPaused,
      capacity: WORLD.capacity,
      accountIds,
      owned,
      ringing,
      lastOfferedAt,
    };
  }

  #asQueue({ id, weight, members, lastOfferedAgentId }: Group): RoutableQueue {
    return {
      id,
      strategy: this.#strategy,
      weight,
      agentTimeoutSeconds: WORLD.agentTimeoutSeconds,
      members: members.map((place) => this.person(place).id),
      lastOfferedAgentId,
    };
  }
}
