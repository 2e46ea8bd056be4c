import type { AccountId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { OpenInteraction, Sender } from "./open-interaction.ts";

/** The open interaction of each sender that has one, locked, in id order; opens none. */
export async function findOpen(em: Em, senders: readonly Sender[]): Promise<readonly Omit<OpenInteraction, "isNew">[]> {
  if (senders.length === 0) return [];
  return query<Sender & { readonly interactionId: InteractionId; readonly hasOwner: boolean }>(
    em,
    sql`select interaction.id as interaction_id, interaction.account_id, interaction.contact_id,
          interaction.assigned_agent_id is not null as has_owner
        from interaction
        join unnest(${senders.map(({ accountId }) => accountId)}::uuid[], ${senders.map(({ contactId }) => contactId)}::uuid[])
          as sender (account_id, contact_id)
          on sender.account_id = interaction.account_id and sender.contact_id = interaction.contact_id
        where interaction.phase <> 'closed'
        order by interaction.id for update of interaction`,
  );
}

/** Ids of what is open on an account, locked. */
export async function openOn(em: Em, accountId: AccountId): Promise<readonly InteractionId[]> {
  const rows = await query<{ id: InteractionId }>(
    em,
    sql`select id from interaction where account_id = ${accountId} and phase <> 'closed' order by id for update`,
  );
  return rows.map(({ id }) => id);
}
