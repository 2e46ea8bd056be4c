import type { ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { ContactRow } from "./contact.entity.ts";
import type { ContactIdentifierRow } from "./contact-identifier.entity.ts";

/** Rows are sent as one JSON text and spread by the database: one statement whatever their number. */
type Rows = Given<{ rows: string }>;

const insertAll = statement(
  {},
  ({ rows }: Rows) =>
    sql`with fresh as (
          select (row->>'id')::uuid as id, row->>'name' as name, row->>'username' as username, row->>'phone' as phone, (row->>'listId')::uuid as list_id
          from json_array_elements(${rows}::json) as row),
        made as (insert into contact (id, name, username, phone) select id, name, username, phone from fresh)
        insert into contact_list_member (contact_list_id, contact_id) select list_id, id from fresh where list_id is not null`,
);

/** Stores new contacts, each in a list or in none. */
export async function insertContacts(
  em: Em,
  contacts: readonly (Pick<ContactRow, "id" | "name" | "username" | "phone"> & {
    readonly listId: ContactListId | null;
  })[],
): Promise<void> {
  await insertAll(em, { rows: JSON.stringify(contacts) });
}

/** Contacts that these identifiers, pairs of a kind and a value, belong to; the youngest contact first. */
export const findIdentified = statement(
  columns("contact_identifier", "kind", "value", "contactId"),
  ({ kinds, values }: Given<{ kinds: readonly string[]; values: readonly string[] }>) =>
    sql`select identifier.kind, identifier.value, identifier.contact_id
        from contact_identifier identifier
        join unnest(${kinds}::text[], ${values}::text[]) as asked (kind, value)
          on asked.kind = identifier.kind and asked.value = identifier.value
        order by identifier.contact_id desc`,
);

const insertAllIdentifiers = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into contact_identifier (kind, value, contact_id)
        select row->>'kind', row->>'value', (row->>'contactId')::uuid from json_array_elements(${rows}::json) as row
        on conflict (kind, value) do nothing`,
);

/** Stores identifiers; those that somebody has already stay theirs. */
export async function insertIdentifiers(
  em: Em,
  identifiers: readonly Pick<ContactIdentifierRow, "kind" | "value" | "contactId">[],
): Promise<void> {
  await insertAllIdentifiers(em, { rows: JSON.stringify(identifiers) });
}

const nameAll = statement(
  columns("contact", "id"),
  ({ rows }: Rows) =>
    sql`update contact set name = row->>'name' from json_array_elements(${rows}::json) as row
        where contact.id = (row->>'id')::uuid and (contact.name = contact.phone or contact.name = '')
          and contact.name <> row->>'name'
        returning contact.id`,
);

/** Names contacts that go by their number or have no name; those that were renamed. */
export async function nameContacts(
  em: Em,
  names: readonly Pick<ContactRow, "id" | "name">[],
): Promise<readonly ContactId[]> {
  return (await nameAll(em, { rows: JSON.stringify(names) })).map(({ id }) => id);
}
