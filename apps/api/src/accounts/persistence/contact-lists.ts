import type { AccountId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/**
 * Lets go of a list that is about to be deleted: deleted accounts, which save nobody any more, keep another one.
 * Names of the accounts that still save unknown senders in it, one of them deleted only when there is no other list.
 */
export async function releaseContactList(em: Em, id: ContactListId): Promise<readonly string[]> {
  await query(
    em,
    sql`update account set contact_list_id = (select other.id from contact_list other where other.id <> ${id} order by other.created_at limit 1)
        where contact_list_id = ${id} and deleted_at is not null and exists (select 1 from contact_list other where other.id <> ${id})`,
  );
  const rows = await query<{ name: string }>(
    em,
    sql`select name from account where contact_list_id = ${id} order by lower(name) limit 5`,
  );
  return rows.map(({ name }) => name);
}

/** Accounts that are not deleted and save unknown senders in each of the lists, or have it attached as a whitelist, by name. */
export function listAccountsWith(
  em: Em,
  contactListIds: readonly ContactListId[],
): Promise<{ readonly contactListId: ContactListId; readonly accountId: AccountId; readonly isDefault: boolean }[]> {
  const ids = contactListIds.filter(isId);
  return query(
    em,
    sql`select used.contact_list_id, used.account_id, used.is_default from (
            select contact_list_id, id as account_id, true as is_default from account where contact_list_id = any(${ids}::uuid[])
            union all
            select contact_list_id, account_id, false from account_whitelist where contact_list_id = any(${ids}::uuid[])
          ) as used
        join account on account.id = used.account_id and account.deleted_at is null
        order by lower(account.name), account.id`,
  );
}
