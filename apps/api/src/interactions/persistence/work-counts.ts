import type { QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { column, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** How many interactions each of the users owns; users without any are missing. */
export const countOwned = statement(
  { agentId: column("interaction", "assignedAgentId"), owned: value.number },
  ({ userIds }: Given<{ userIds: readonly UserId[] }>) =>
    sql`select assigned_agent_id as agent_id, count(*)::int as owned from interaction
        where assigned_agent_id = any(${userIds}::uuid[]) and phase = 'assigned' group by assigned_agent_id`,
);

/** Open interactions that wait in each of the queues now; queues without any are missing. */
export const countWaiting = statement(
  { queueId: column("interaction", "huntedQueueId"), waiting: value.number },
  ({ queueIds }: Given<{ queueIds: readonly QueueId[] }>) =>
    sql`select hunted_queue_id as queue_id, count(*)::int as waiting from interaction
        where hunted_queue_id = any(${queueIds}::uuid[]) and phase in ('routing', 'offered', 'waiting') group by hunted_queue_id`,
);
