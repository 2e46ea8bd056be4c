import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { OpenInteraction, Sender } from "./open-or-join.ts";

/** The open interaction of each sender that has one, locked, in id order; opens none. */
export async function findOpen(em: Em, senders: readonly Sender[]): Promise<readonly Omit<OpenInteraction, "isNew">[]> {
  if (senders.length === 0) return [];
  return query<Sender & { readonly interactionId: InteractionId }>(
    em,
    sql`select interaction.id as interaction_id, interaction.account_id, interaction.contact_id from interaction
        join unnest(${senders.map(({ accountId }) => accountId)}::uuid[], ${senders.map(({ contactId }) => contactId)}::uuid[])
          as sender (account_id, contact_id)
          on sender.account_id = interaction.account_id and sender.contact_id = interaction.contact_id
        where interaction.phase <> 'closed'
        order by interaction.id for update of interaction`,
  );
}
