import type { InteractionId, ProviderKind } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { column, columns, nullable, present, type RowOf } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

const NEWEST = {
  ...columns("message", "accountId"),
  providerMessageId: present(column("message", "providerMessageId")),
  ...columns("contact", "phone"),
  businessScopedId: nullable(column("contact_identifier", "value")),
};

/** The contact's newest message of an interaction, and who the contact is to the provider. */
export type NewestInbound = RowOf<typeof NEWEST>;

/** The message that read marks and the typing sign refer to; null when the contact wrote nothing here. */
export async function findNewestInbound(em: Em, interactionId: InteractionId): Promise<NewestInbound | null> {
  const [row] = await selectNewest(em, { interactionId });
  return row ?? null;
}

const selectNewest = statement(
  NEWEST,
  ({ interactionId }: Given<{ interactionId: InteractionId }>) =>
    sql`select message.account_id, message.provider_message_id, contact.phone,
          (select value from contact_identifier where contact_id = contact.id and kind = 'business_scoped_id' limit 1) as business_scoped_id
        from message
        join interaction on interaction.id = message.interaction_id
        join contact on contact.id = interaction.contact_id
        where message.interaction_id = ${interactionId} and message.direction = 'inbound' and message.provider_message_id is not null
        order by message.occurred_at desc, message.id desc limit 1`,
);

/** The provider of an interaction's account; null when the account is deleted. */
export async function providerOfInteraction(em: Em, interactionId: InteractionId): Promise<ProviderKind | null> {
  const account = await tables(em)
    .selectFrom("interaction")
    .innerJoin("account", "account.id", "interaction.accountId")
    .select("account.provider")
    .where("interaction.id", "=", interactionId)
    .where("account.deletedAt", "is", null)
    .executeTakeFirst();
  return account?.provider ?? null;
}
