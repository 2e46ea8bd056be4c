import type { AccountId, ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/** Attaches exactly these lists to an account as its whitelist; whether anything changed. */
export async function setWhitelists(
  em: Em,
  accountId: AccountId,
  contactListIds: readonly ContactListId[],
): Promise<boolean> {
  const changed = await query(
    em,
    sql`with gone as (delete from account_whitelist where account_id = ${accountId} and contact_list_id <> all(${contactListIds}::uuid[])
            returning contact_list_id),
          fresh as (insert into account_whitelist (account_id, contact_list_id) select ${accountId}, unnest(${contactListIds}::uuid[])
                    on conflict do nothing returning contact_list_id)
        select contact_list_id from gone union all select contact_list_id from fresh`,
  );
  return changed.length > 0;
}

/** Lists attached to each of the accounts, by name. */
export function listWhitelists(
  em: Em,
  accountIds: readonly AccountId[],
): Promise<{ readonly accountId: AccountId; readonly contactListId: ContactListId }[]> {
  return query(
    em,
    sql`select account_id, contact_list_id from account_whitelist join contact_list on contact_list.id = contact_list_id
        where account_id = any(${accountIds.filter(isId)}::uuid[]) order by contact_list.name`,
  );
}

/** Those of the accounts that only listed senders may write to, with what the others are told (R4). */
export async function guardedAccounts(em: Em, accountIds: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const rows = await query<{ id: AccountId; message: string }>(
    em,
    sql`select id, whitelist_message as message from account
        where id = any(${[...new Set(accountIds)]}::uuid[]) and whitelist_enabled`,
  );
  return new Map(rows.map(({ id, message }) => [id, message]));
}

/** One who wrote to an account. */
export interface Writing {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

/**
 * Those who are in none of the lists attached to the account they wrote to: all of them where none is.
 * A contact is found by any of its numbers, in any spelling, so being in a list is a question of contacts here.
 */
export function unlisted<Written extends Writing>(em: Em, written: readonly Written[]): Promise<Written[]> {
  if (written.length === 0) return Promise.resolve([]);
  return query<{ place: number }>(
    em,
    sql`select place::int from unnest(${written.map(({ accountId }) => accountId)}::uuid[],
            ${written.map(({ contactId }) => contactId)}::uuid[]) with ordinality as asked (account_id, contact_id, place)
        where not exists (
          select 1 from account_whitelist attached
          join contact_list_member member on member.contact_list_id = attached.contact_list_id
          where attached.account_id = asked.account_id and member.contact_id = asked.contact_id)
        order by place`,
  ).then((rows) => rows.flatMap(({ place }) => written[place - 1] ?? []));
}
