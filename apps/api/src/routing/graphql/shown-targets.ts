import type { TransferTargets } from "@parley/schema";
import type { TransferTargetsRow } from "../application/transfer-targets.ts";
import type { TransferKind } from "../persistence/transfers.ts";
import type { RoutingContext } from "./context.ts";

/** The targets by name; those of a kind that is switched off are left out. */
export async function shownTargets(
  { settings: { toAgent, toQueue }, agents, queues }: TransferTargetsRow,
  load: RoutingContext["load"],
): Promise<TransferTargets> {
  const [named, groups] = await Promise.all([
    Promise.all(agents.map(async ({ agentId, ...row }) => ({ ...row, agent: await load.user(agentId) }))),
    Promise.all(queues.map(async ({ queueId, ...row }) => ({ ...row, queue: await load.queueIfAny(queueId) }))),
  ]);
  return {
    toAgent: shownKind(toAgent),
    toQueue: shownKind(toQueue),
    agents: toAgent.isEnabled ? named.sort((a, b) => a.agent.name.localeCompare(b.agent.name)) : [],
    queues: toQueue.isEnabled
      ? groups
          .flatMap(({ queue, ...row }) => (queue === null ? [] : [{ ...row, queue }]))
          .sort((a, b) => a.queue.name.localeCompare(b.queue.name))
      : [],
  };
}

function shownKind({ isEnabled, seconds }: TransferKind) {
  return { enabled: isEnabled, timeoutSeconds: seconds };
}
