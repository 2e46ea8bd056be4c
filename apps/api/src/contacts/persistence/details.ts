import type { ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

type OfContacts = Given<{ ids: readonly ContactId[] }>;
type OfLists = Given<{ ids: readonly ContactListId[] }>;

/** The identifiers of contacts: telephone numbers first, then by value. */
export const identifiersOfContacts = statement(
  columns("contact_identifier", "contactId", "kind", "value"),
  ({ ids }: OfContacts) =>
    sql`select contact_id, kind, value from contact_identifier where contact_id = any(${ids}::uuid[]) order by kind desc, value`,
);

/** The lists that contacts are in, by name. */
export const listsOfContacts = statement(
  columns("contact_list_member", "contactId", "contactListId"),
  ({ ids }: OfContacts) =>
    sql`select contact_id, contact_list_id from contact_list_member join contact_list on contact_list.id = contact_list_id
        where contact_id = any(${ids}::uuid[]) order by contact_list.name`,
);

/** How many contacts are in lists; empty lists are missing. */
export const sizesOfLists = statement(
  { contactListId: column("contact_list_member", "contactListId"), howMany: value.number },
  ({ ids }: OfLists) =>
    sql`select contact_list_id, count(*)::int as how_many from contact_list_member
        where contact_list_id = any(${ids}::uuid[]) group by contact_list_id`,
);

/** Those of the lists that some account has attached as its whitelist. */
export const findWhitelists = statement(
  columns("account_whitelist", "contactListId"),
  ({ ids }: OfLists) =>
    sql`select distinct contact_list_id from account_whitelist where contact_list_id = any(${ids}::uuid[])`,
);
