import type { AccountId, ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import { ContactListEntity, type ContactListRow } from "./contact-list.entity.ts";

/** Whether there is such a list; it stays until the transaction ends, so that it may be named by what is stored. */
export async function isContactList(em: Em, id: ContactListId): Promise<boolean> {
  return (await presentContactListIds(em, [id])).size > 0;
}

/** Which of the lists are there; they stay until the transaction ends. In one order, so that two who ask wait and do not block each other. */
export async function presentContactListIds(em: Em, ids: readonly ContactListId[]): Promise<Set<string>> {
  const rows = await tables(em)
    .selectFrom("contact_list")
    .select("id")
    .where("id", "=", anyOf(ids.filter(isId)))
    .orderBy("id")
    .forKeyShare()
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The list, which nobody else changes until the transaction ends. */
export async function lockContactList(em: Em, id: ContactListId): Promise<ContactListRow | null> {
  if (!isId(id)) return null;
  await tables(em).selectFrom("contact_list").select("id").where("id", "=", id).forUpdate().execute();
  return em.findOne(ContactListEntity, { id });
}

/** The list, which stays until the transaction ends. */
export async function keepContactList(em: Em, id: ContactListId): Promise<ContactListRow | null> {
  if (!isId(id)) return null;
  await tables(em).selectFrom("contact_list").select("id").where("id", "=", id).forKeyShare().execute();
  return em.findOne(ContactListEntity, { id });
}

/** Locks the list until the transaction ends; whether there is one. */
export async function lockContactListToDelete(em: Em, id: ContactListId): Promise<boolean> {
  const list = await tables(em)
    .selectFrom("contact_list")
    .select("id")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return list !== undefined;
}

export async function removeContactList(em: Em, id: ContactListId): Promise<void> {
  await tables(em).deleteFrom("contact_list").where("id", "=", id).execute();
}

/** Detaches a list from the accounts that have it as a whitelist: those accounts. */
export async function detachWhitelist(em: Em, id: ContactListId): Promise<AccountId[]> {
  const rows = await tables(em)
    .deleteFrom("account_whitelist")
    .where("contactListId", "=", id)
    .returning("accountId")
    .execute();
  return rows.map(({ accountId }) => accountId);
}

/** The lists that are asked for and those the contact is in now; they stay until the transaction ends. */
export const listsForContact = statement(
  { id: column("contact_list", "id"), isIn: value.boolean, isWhitelist: value.boolean },
  ({ contactId, asked }: Given<{ contactId: ContactId; asked: readonly ContactListId[] }>) =>
    sql`select list.id, member.contact_id is not null as is_in,
          exists (select 1 from account_whitelist where contact_list_id = list.id) as is_whitelist
        from contact_list list
        left join contact_list_member member on member.contact_list_id = list.id and member.contact_id = ${contactId}
        where member.contact_id is not null or list.id = any(${asked}::uuid[])
        order by list.id for key share of list`,
);

/** Takes a contact out of some lists and puts it into others; the contact's version goes up by one. */
export const moveBetweenLists = statement(
  {},
  ({
    contactId,
    left,
    entered,
  }: Given<{ contactId: ContactId; left: readonly ContactListId[]; entered: readonly ContactListId[] }>) =>
    sql`with gone as (delete from contact_list_member
          where contact_id = ${contactId} and contact_list_id = any(${left}::uuid[])),
        come as (insert into contact_list_member (contact_list_id, contact_id)
          select id, ${contactId}::uuid from unnest(${entered}::uuid[]) as id on conflict do nothing)
        update contact set version = version + 1 where id = ${contactId}`,
);

/** Puts contacts into a list; those who were not in it. */
export const insertMembers = statement(
  columns("contact_list_member", "contactId"),
  ({ listId, contactIds }: Given<{ listId: ContactListId; contactIds: readonly ContactId[] }>) =>
    sql`insert into contact_list_member (contact_list_id, contact_id)
        select ${listId}, contact_id from unnest(${contactIds}::uuid[]) as contact_id
        on conflict do nothing returning contact_id`,
);

/** Takes contacts out of a list; how many were in it. */
export async function deleteMembers(em: Em, listId: ContactListId, contactIds: readonly ContactId[]): Promise<number> {
  const removed = await tables(em)
    .deleteFrom("contact_list_member")
    .where("contactListId", "=", listId)
    .where("contactId", "=", anyOf(contactIds.filter(isId)))
    .executeTakeFirstOrThrow();
  return Number(removed.numDeletedRows);
}
