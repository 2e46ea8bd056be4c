import type { OfferId } from "@parley/schema";
import { sql } from "kysely";
import { column, columns, nullable, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

const NOTIFICATION = {
  ...columns("offer", "id", "reason"),
  ...columns("account", "notificationTemplate"),
  accountName: column("account", "name"),
  accountKey: column("account", "key"),
  accountPhone: column("account", "phone"),
  queueName: nullable(column("queue", "name")),
  contactName: column("contact", "name"),
  mobile: value.text,
  contactPhone: column("contact", "phone"),
  ...columns("contact", "username"),
  listName: column("contact_list", "name"),
  ...columns("interaction", "number"),
  text: nullable(column("message", "text")),
  messageType: nullable(column("message", "type")),
  agentName: column("parley_user", "name"),
};

/** What an offer's notification may say, and the account's template for it. */
export type NotificationRow = RowOf<typeof NOTIFICATION>;

export const notificationsOf = statement(
  NOTIFICATION,
  ({ ids }: Given<{ ids: readonly OfferId[] }>) =>
    sql`select offer.id, offer.reason, account.notification_template, account.name as account_name, account.key as account_key, account.phone as account_phone,
          queue.name as queue_name, contact.name as contact_name, coalesce(contact.phone, contact.username, contact.name) as mobile,
          contact.phone as contact_phone, contact.username,
          list.name as list_name, interaction.number, message.text, message.type as message_type, agent.name as agent_name
        from offer
        join account on account.id = offer.account_id
        join interaction on interaction.id = offer.interaction_id
        join contact on contact.id = interaction.contact_id
        join parley_user agent on agent.id = offer.agent_id
        join contact_list list on list.id = account.contact_list_id
        left join queue on queue.id = offer.queue_id
        left join message on message.id = interaction.last_message_id
        where offer.id = any(${ids}::uuid[])`,
);
