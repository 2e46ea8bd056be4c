import type { ContactId, ContactListId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import type { PlanFacts } from "../../routing-plans/index.ts";

type Contact = PlanFacts["contact"];

/** Who a trial supposes to write: a contact, whoever has the phone, or somebody new. Null: there is no such contact. */
export async function trialContact(
  em: Em,
  { contactId, phone }: { readonly contactId: ContactId | null; readonly phone: string | null },
): Promise<Contact | null> {
  if (contactId !== null) return isId(contactId) ? found(em, sql`contact.id = ${contactId}`) : null;
  const known =
    phone === null
      ? null
      : await found(
          em,
          sql`contact.id = (select contact_id from contact_identifier where kind = 'phone' and value = ${phone})`,
        );
  return known ?? { id: null, name: phone ?? "", phone, username: null, listIds: [] };
}

async function found(em: Em, condition: RawBuilder<unknown>): Promise<Contact | null> {
  const [row] = await query<Contact & { readonly listIds: readonly ContactListId[] }>(
    em,
    sql`select id, name, phone, username, array(select contact_list_id::text from contact_list_member where contact_id = contact.id) as list_ids
        from contact where ${condition}`,
  );
  return row ?? null;
}
