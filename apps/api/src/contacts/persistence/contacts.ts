import type { ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../../identity/index.ts";
import { type Columns, joined, selected } from "../../platform/columns.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { ContactRow } from "./contact.entity.ts";

type Stored = Pick<ContactRow, keyof ContactRow & string>;
const CONTACT: Columns<Stored> = {
  id: sql`contact.id`,
  name: sql`contact.name`,
  phone: sql`contact.phone`,
  username: sql`contact.username`,
  email: sql`contact.email`,
  description: sql`contact.description`,
  version: sql`contact.version`,
  createdAt: sql`contact.created_at`,
};

/** A `ContactRow` beside a row that names one, joined as `contact`. */
export const contactBeside = joined<Stored>("contact", CONTACT);

/** Contacts by id, in any order; unknown ids are missing. */
export const findContacts = statement(
  columns("contact", "id", "name", "phone", "username", "email", "description", "version", "createdAt"),
  ({ ids }: Given<{ ids: readonly ContactId[] }>) =>
    sql`select id, name, phone, username, email, description, version, created_at as "createdAt" from contact where id = any(${ids}::uuid[])`,
);

/** Contacts of a list, by name. */
export function pageOfMembers(
  em: Em,
  listId: ContactListId | null,
  { search, first, after }: { search?: string | null; first?: number | null; after?: string | null },
): Promise<Page<ContactRow>> {
  return pageByName<ContactRow>(em, {
    table: "contact",
    columns: selected(CONTACT),
    where: sql`exists (select 1 from contact_list_member where contact_list_id = ${listId}::uuid and contact_id = contact.id)
      and ${containsText([sql`contact.name`, sql`contact.phone`], search)}`,
    first,
    after,
  });
}

/** The contact, locked until the transaction ends; null when there is none or it wrote to no account the viewer may see. */
export async function lockContact(
  em: Em,
  id: ContactId,
  scope: AccountScope,
): Promise<Pick<ContactRow, "id" | "version"> | null> {
  if (!isId(id)) return null;
  const contact = await tables(em)
    .selectFrom("contact")
    .select(["id", "version"])
    .where("id", "=", id)
    .$if(!scope.all, (found) =>
      found.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("interaction")
            .select("interaction.id")
            .whereRef("interaction.contactId", "=", "contact.id")
            .where(({ ref }) => isInScope(ref("interaction.accountId"), scope)),
        ),
      ),
    )
    .forUpdate()
    .executeTakeFirst();
  return contact ?? null;
}

/** Which accounts each of the contacts wrote to. */
export const accountsKnowing = statement(
  columns("interaction", "contactId", "accountId"),
  ({ contactIds }: Given<{ contactIds: readonly ContactId[] }>) =>
    sql`select distinct contact_id, account_id from interaction where contact_id = any(${contactIds}::uuid[])`,
);

/** Changes what is given of a contact; its version goes up by one. */
export async function updateContactDetails(
  em: Em,
  id: ContactId,
  details: { [Detail in "name" | "email" | "description"]: ContactRow[Detail] | undefined },
): Promise<void> {
  await tables(em)
    .updateTable("contact")
    .set((contact) => ({ ...details, version: contact("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** A contact that goes by its number because nothing told a name; null when it has one. */
export async function findNameless(em: Em, id: ContactId): Promise<Pick<ContactRow, "phone"> | null> {
  const contact = await tables(em)
    .selectFrom("contact")
    .select("phone")
    .where("id", "=", id)
    .whereRef("name", "=", "phone")
    .executeTakeFirst();
  return contact ?? null;
}

/** Names a contact that still goes by its number; whether it did. */
export async function nameContact(em: Em, id: ContactId, name: string): Promise<boolean> {
  const named = await tables(em)
    .updateTable("contact")
    .set({ name })
    .where("id", "=", id)
    .whereRef("name", "=", "phone")
    .returning("id")
    .executeTakeFirst();
  return named !== undefined;
}
