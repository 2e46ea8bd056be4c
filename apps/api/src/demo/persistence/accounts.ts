import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { column, columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

/** Lets receive URLs lead to this start's address, where they led to this machine. */
export const followDomain = statement(
  {},
  ({ ids, domain }: Given<{ ids: readonly AccountId[]; domain: string }>) =>
    sql`update account set domain = ${domain}::text
        where id = any(${ids}::uuid[]) and domain ~ '^(localhost|127\\.)' and domain <> ${domain}::text`,
);

/** Lets accounts call the simulator at this start's address, where they called one on this machine. */
export const followSimulator = statement(
  {},
  ({ ids, simulatorUrl }: Given<{ ids: readonly AccountId[]; simulatorUrl: string }>) =>
    sql`update account set credentials = jsonb_set(credentials, '{baseUrl}', to_jsonb(${simulatorUrl}::text || '/' || provider))
        where id = any(${ids}::uuid[]) and credentials->>'baseUrl' ~ '^http://(localhost|127\\.|simulator\\.invalid)'`,
);

export async function hasTemplates(em: Em, accountId: AccountId): Promise<boolean> {
  const known = await tables(em)
    .selectFrom("template")
    .select("id")
    .where("accountId", "=", accountId)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}

/** Has an account write to contacts after the service window with an approved template, unless one was chosen. */
export const chooseRecontactTemplate = statement(
  {},
  ({ accountId }: Given<{ accountId: AccountId }>) =>
    sql`update account set recontact_template_id = (
          select id from template where account_id = account.id and state = 'approved' and is_recontact
          order by name = 'conversation_reopened' desc, language limit 1)
        where id = ${accountId} and recontact_template_id is null`,
);

/** The chats of the demo's past that are open, with their contacts' numbers. */
export const openChats = statement(
  {
    numberId: column("interaction", "accountId"),
    ...columns("contact", "phone", "name"),
    ...columns("interaction", "lastInboundAt"),
  },
  () =>
    sql`select account_id as number_id, contact.phone, contact.name, last_inbound_at
        from interaction join contact on contact.id = contact_id
        where phase <> 'closed' and contact.phone is not null and last_inbound_at is not null
          and exists (select 1 from message where interaction_id = interaction.id and provider_message_id like 'demo-%')
        limit 100`,
);
