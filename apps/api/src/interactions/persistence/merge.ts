import type { ContactId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { column, columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

/** Accounts on which both contacts have an open interaction; both are locked. The older one is kept. */
export const lockDoubled = statement(
  {
    keptId: column("interaction", "id"),
    emptiedId: column("interaction", "id"),
    ...columns("interaction", "accountId"),
  },
  ({ from, into }: Given<{ from: ContactId; into: ContactId }>) =>
    sql`select least(a.id, b.id) as kept_id, greatest(a.id, b.id) as emptied_id, a.account_id
        from interaction a join interaction b on b.account_id = a.account_id and b.contact_id = ${into} and b.phase <> 'closed'
        where a.contact_id = ${from} and a.phase <> 'closed' for update`,
);

/** Adds to one interaction what another had: what is unread, its newest message, and that routing has to look after it. */
export const mergeInto = statement(
  {},
  ({ keptId, emptiedId }: Given<{ keptId: InteractionId; emptiedId: InteractionId }>) =>
    sql`update interaction set is_unread = kept.is_unread or emptied.is_unread, unread_count = kept.unread_count + emptied.unread_count,
          last_message_id = case when coalesce(emptied.last_message_at, '-infinity') > coalesce(kept.last_message_at, '-infinity')
            then emptied.last_message_id else kept.last_message_id end,
          last_message_at = greatest(kept.last_message_at, emptied.last_message_at),
          last_inbound_at = greatest(kept.last_inbound_at, emptied.last_inbound_at),
          awaiting_customer_since = case when emptied.last_inbound_at > kept.awaiting_customer_since then null else kept.awaiting_customer_since end,
          routing = case when emptied.is_unread then coalesce(kept.routing, '{"stage":"inbound"}') else kept.routing end,
          routing_due_at = case when emptied.is_unread then coalesce(kept.routing_due_at, now()) else kept.routing_due_at end,
          version = kept.version + 1
        from interaction kept, interaction emptied
        where interaction.id = ${keptId} and kept.id = ${keptId} and emptied.id = ${emptiedId}`,
);

/** All interactions of one contact become another's. */
export async function changeContact(em: Em, from: ContactId, into: ContactId): Promise<void> {
  await tables(em).updateTable("interaction").set({ contactId: into }).where("contactId", "=", from).execute();
}
