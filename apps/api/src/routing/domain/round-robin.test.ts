/** Round robin keeps its place through ten thousand arrivals, whoever comes and goes. */
import type { QueueId, UserId } from "@parley/schema";
import fc from "fast-check";
import { nextNotified, type RoutableAgent, type RoutableQueue } from "./agents.ts";

const ARRIVALS = 10_000;
const ids = Array.from({ length: 8 }, (_, place) => `agent ${place}` as UserId);
/** These stay; the others pause, or leave the queue and come back. */
const steady = new Set(ids.filter((_, place) => place % 2 === 0));

function agent(id: UserId): RoutableAgent {
  const free = { isActive: true, isOnline: true, isPaused: false, capacity: 1, owned: 0, ringing: 0 };
  return { id, ...free, accountIds: new Set(["account"]), lastOfferedAt: null };
}

test("of 10,000 arrivals nobody who stayed got two more than another", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 99 })), (chance) => {
      const served = new Map([...steady].map((id) => [id, 0]));
      const paused = new Set<UserId>();
      const absent = new Set<UserId>();
      let lastOfferedAgentId: UserId | null = null;
      for (let arrival = 0; arrival < ARRIVALS; arrival += 1) {
        const churned = ids[chance.next().value % ids.length];
        if (churned !== undefined && !steady.has(churned)) toggle(arrival % 2 === 0 ? paused : absent, churned);
        const queue: RoutableQueue = {
          id: "queue" as QueueId,
          strategy: "round_robin",
          weight: 0,
          agentTimeoutSeconds: 15,
          members: ids.filter((id) => !absent.has(id)),
          lastOfferedAgentId,
        };
        const free = queue.members.filter((id) => !paused.has(id)).map(agent);
        const [chosen] = nextNotified(queue, free, false);
        if (chosen === undefined) throw new Error("nobody was asked");
        lastOfferedAgentId = chosen.id;
        if (steady.has(chosen.id)) served.set(chosen.id, (served.get(chosen.id) ?? 0) + 1);
        const counts = [...served.values()];
        if (Math.max(...counts) - Math.min(...counts) > 1) throw new Error(`spread after ${arrival + 1} arrivals`);
      }
    }),
    { numRuns: 5 },
  );
});

function toggle<Value>(set: Set<Value>, value: Value): void {
  if (!set.delete(value)) set.add(value);
}
