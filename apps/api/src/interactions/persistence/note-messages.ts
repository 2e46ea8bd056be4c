/** What messages change of their interactions. Messaging calls this in its own transactions. */
import type { InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Given, statement } from "../../platform/statement.ts";

/**
 * Makes messages the newest of their interactions, where none newer is known; notes and system lines never are.
 * After a person's message the customer is waited for; an automatic one changes nothing about that (R10).
 */
export async function showAsLast(em: Em, messageIds: readonly MessageId[]): Promise<void> {
  if (messageIds.length === 0) return;
  await setLastMessages(em, { messageIds });
}

const setLastMessages = statement(
  {},
  ({ messageIds }: Given<{ messageIds: readonly MessageId[] }>) =>
    sql`update interaction set last_message_id = newest.id, last_message_at = newest.occurred_at, version = version + 1,
          awaiting_customer_since = case when newest.is_automatic then awaiting_customer_since else newest.occurred_at end
        from (select distinct on (interaction_id) id, interaction_id, occurred_at, is_automatic from message
              where id = any(${messageIds}::uuid[]) order by interaction_id, occurred_at desc, id desc) as newest
        where interaction.id = newest.interaction_id and newest.occurred_at >= coalesce(last_message_at, '-infinity')`,
);

/** A reaction is a message of the contact's, too: it opens the service window anew (R12). */
export async function extendServiceWindow(em: Em, interactionIds: readonly InteractionId[], at: Date): Promise<void> {
  if (interactionIds.length === 0) return;
  await setLastInbound(em, { interactionIds, at });
}

const setLastInbound = statement(
  {},
  ({ interactionIds, at }: Given<{ interactionIds: readonly InteractionId[]; at: Date }>) =>
    sql`update interaction set last_inbound_at = greatest(last_inbound_at, least(${at}::timestamptz, now())), version = version + 1
        where id = any(${interactionIds}::uuid[]) and phase <> 'closed'`,
);
