import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** Interactions these users own and can no longer answer. Supervisors and administrators reach every account (R13). */
export async function ownedByTheGone(em: Em, userIds: readonly UserId[]): Promise<readonly InteractionId[]> {
  const rows = await query<{ id: InteractionId }>(
    em,
    sql`select interaction.id from interaction join parley_user owner on owner.id = interaction.assigned_agent_id
        where owner.id = any(${userIds}::uuid[]) and interaction.phase = 'assigned'
          and not (owner.is_active and (owner.role <> 'agent' or exists (
            select 1 from account_agent where account_agent.user_id = owner.id and account_agent.account_id = interaction.account_id)))`,
  );
  return rows.map(({ id }) => id);
}

/** Has routing look at once at whatever searches in a queue that is being deleted: it goes on with the next step. */
export async function searchElsewhere(em: Em, queueId: QueueId): Promise<void> {
  await query(
    em,
    sql`update interaction set routing_due_at = clock_timestamp() where id in (
          select id from interaction where hunted_queue_id = ${queueId} order by id for update)`,
  );
}
