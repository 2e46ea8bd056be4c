/** Whom a queue notified last, and when: round robin and the longest-waiting strategy go on from there. Routing alone calls these. */
import type { QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** Notes when queues' agents were offered something, of rows `made (agent_id, queue_id)` of the statement it is part of. */
export const NOTE_QUEUE_OFFERS = sql`update queue_agent set last_offered_at = now() from made
  where queue_agent.user_id = made.agent_id and queue_agent.queue_id = made.queue_id`;

/** Stores whom queues notified last. */
export async function storeLastOffered(
  em: Em,
  queues: readonly { readonly id: QueueId; readonly lastOfferedAgentId: UserId | null }[],
): Promise<void> {
  if (queues.length > 0) await updateLastOffered(em, { rows: JSON.stringify(queues) });
}

const updateLastOffered = statement(
  {},
  ({ rows }: Given<{ rows: string }>) =>
    sql`update queue set last_offered_agent_id = (row->>'lastOfferedAgentId')::uuid
        from json_array_elements(${rows}::json) as row where queue.id = (row->>'id')::uuid`,
);
