import type { AccountId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** The contact's newest message of an interaction, and who the contact is to the provider. */
export interface NewestInbound {
  readonly accountId: AccountId;
  readonly providerMessageId: string;
  readonly phone: string | null;
  readonly businessScopedId: string | null;
}

/** What read marks and the typing sign hang on; null when the contact wrote nothing here. */
export async function findNewestInbound(em: Em, interactionId: InteractionId): Promise<NewestInbound | null> {
  const [row] = await query<NewestInbound>(
    em,
    sql`select message.account_id, message.provider_message_id, contact.phone,
          (select value from contact_identifier where contact_id = contact.id and kind = 'business_scoped_id' limit 1) as business_scoped_id
        from message
        join interaction on interaction.id = message.interaction_id
        join contact on contact.id = interaction.contact_id
        where message.interaction_id = ${interactionId} and message.direction = 'inbound' and message.provider_message_id is not null
        order by message.occurred_at desc, message.id desc limit 1`,
  );
  return row ?? null;
}
