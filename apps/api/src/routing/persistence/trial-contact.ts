import type { ContactId, ContactListId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { type Column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { PlanFacts } from "../../routing-plans/index.ts";

type Contact = PlanFacts["contact"];

/** Who a trial supposes to write: a contact, whoever has the phone, or somebody new. Null: there is no such contact. */
export async function trialContact(
  em: Em,
  { contactId, phone }: { readonly contactId: ContactId | null; readonly phone: string | null },
): Promise<Contact | null> {
  if (contactId !== null) return isId(contactId) ? ((await contactById(em, { contactId }))[0] ?? null) : null;
  const [known] = phone === null ? [] : await contactByPhone(em, { phone });
  return known ?? { id: null, name: phone ?? "", phone, username: null, listIds: [] };
}

const CONTACT = {
  ...columns("contact", "id", "name", "phone", "username"),
  listIds: value.texts as Column<readonly ContactListId[]>,
};

const contactById = statement(CONTACT, ({ contactId }: Given<{ contactId: ContactId }>) =>
  contactWhere(sql`contact.id = ${contactId}`),
);

const contactByPhone = statement(CONTACT, ({ phone }: Given<{ phone: string }>) =>
  contactWhere(sql`contact.id = (select contact_id from contact_identifier where kind = 'phone' and value = ${phone})`),
);

function contactWhere(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select id, name, phone, username, array(select contact_list_id::text from contact_list_member where contact_id = contact.id) as list_ids
      from contact where ${condition}`;
}
