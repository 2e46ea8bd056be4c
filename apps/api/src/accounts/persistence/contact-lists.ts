import type { ContactListId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

const giveDeletedAccountsAnotherList = statement(
  {},
  ({ id }: Given<{ id: ContactListId }>) =>
    sql`update account set contact_list_id = (select other.id from contact_list other where other.id <> ${id} order by other.created_at limit 1)
        where contact_list_id = ${id} and deleted_at is not null and exists (select 1 from contact_list other where other.id <> ${id})`,
);

/**
 * Lets go of a list that is about to be deleted: deleted accounts, which save nobody any more, keep another one.
 * Names of the accounts that still save unknown senders in it, one of them deleted only when there is no other list.
 */
export async function releaseContactList(em: Em, id: ContactListId): Promise<readonly string[]> {
  await giveDeletedAccountsAnotherList(em, { id });
  const rows = await tables(em)
    .selectFrom("account")
    .select("name")
    .where("contactListId", "=", id)
    .orderBy(({ fn }) => fn("lower", ["name"]))
    .limit(5)
    .execute();
  return rows.map(({ name }) => name);
}

/** An account that uses a list; by default it saves unknown senders there, otherwise it has it attached as a whitelist. */
const USE = {
  ...columns("account", "contactListId"),
  accountId: column("account", "id"),
  isDefault: value.boolean,
};
const listUses = statement(
  USE,
  ({ ids }: Given<{ ids: readonly ContactListId[] }>) =>
    sql`select used.contact_list_id, used.account_id, used.is_default from (
            select contact_list_id, id as account_id, true as is_default from account where contact_list_id = any(${ids}::uuid[])
            union all
            select contact_list_id, account_id, false from account_whitelist where contact_list_id = any(${ids}::uuid[])
          ) as used
        join account on account.id = used.account_id and account.deleted_at is null
        order by lower(account.name), account.id`,
);

/** Accounts that are not deleted and save unknown senders in each of the lists, or have it attached as a whitelist, by name. */
export function listAccountsWith(em: Em, contactListIds: readonly ContactListId[]): Promise<RowOf<typeof USE>[]> {
  return listUses(em, { ids: contactListIds.filter(isId) });
}
