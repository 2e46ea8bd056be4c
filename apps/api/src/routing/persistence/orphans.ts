import type { InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** Interactions these users own and can no longer answer. Supervisors and administrators reach every account (R13). */
export async function ownedByTheGone(em: Em, userIds: readonly UserId[]): Promise<readonly InteractionId[]> {
  return (await ownedUnreachably(em, { userIds })).map(({ id }) => id);
}

const ownedUnreachably = statement(
  columns("interaction", "id"),
  ({ userIds }: Given<{ userIds: readonly UserId[] }>) =>
    sql`select interaction.id from interaction join parley_user owner on owner.id = interaction.assigned_agent_id
        where owner.id = any(${userIds}::uuid[]) and interaction.phase = 'assigned'
          and not (owner.is_active and (owner.role <> 'agent' or exists (
            select 1 from account_agent where account_agent.user_id = owner.id and account_agent.account_id = interaction.account_id)))`,
);
