import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** Makes an agent the owner and ends every search; the caller holds the interaction's row lock. */
export async function assignInteraction(
  em: Em,
  interactionId: InteractionId,
  agentId: UserId,
  queueId: QueueId | null,
): Promise<void> {
  await query(
    em,
    sql`update interaction set phase = 'assigned', assigned_agent_id = ${agentId},
          assigned_queue_id = coalesce(${queueId}::uuid, assigned_queue_id), is_tab_open = true, waiting_since = null,
          routing = null, routing_due_at = null, hunted_queue_id = null, hunted_agent_id = null, version = version + 1
        where id = ${interactionId}`,
  );
}
