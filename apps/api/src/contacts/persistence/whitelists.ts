import type { AccountId, ContactId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { AccountWhitelistRow } from "./account-whitelist.entity.ts";

const replaceWhitelists = statement(
  columns("account_whitelist", "contactListId"),
  ({ accountId, contactListIds }: Given<{ accountId: AccountId; contactListIds: readonly ContactListId[] }>) =>
    sql`with gone as (delete from account_whitelist where account_id = ${accountId} and contact_list_id <> all(${contactListIds}::uuid[])
            returning contact_list_id),
          fresh as (insert into account_whitelist (account_id, contact_list_id) select ${accountId}, unnest(${contactListIds}::uuid[])
                    on conflict do nothing returning contact_list_id)
        select contact_list_id from gone union all select contact_list_id from fresh`,
);

/** Attaches exactly these lists to an account as its whitelist; whether anything changed. */
export async function setWhitelists(
  em: Em,
  accountId: AccountId,
  contactListIds: readonly ContactListId[],
): Promise<boolean> {
  return (await replaceWhitelists(em, { accountId, contactListIds })).length > 0;
}

/** Lists attached to each of the accounts, by name. */
export function listWhitelists(
  em: Em,
  accountIds: readonly AccountId[],
): Promise<Pick<AccountWhitelistRow, "accountId" | "contactListId">[]> {
  return tables(em)
    .selectFrom("account_whitelist")
    .innerJoin("contact_list", "contact_list.id", "account_whitelist.contactListId")
    .select(["accountId", "contactListId"])
    .where("accountId", "=", anyOf(accountIds.filter(isId)))
    .orderBy("contact_list.name")
    .execute();
}

/** Somebody who wrote to an account. */
export interface Writing {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

const findUnlisted = statement(
  { number: value.number },
  ({ accountIds, contactIds }: Given<{ accountIds: readonly AccountId[]; contactIds: readonly ContactId[] }>) =>
    sql`select number::int from unnest(${accountIds}::uuid[], ${contactIds}::uuid[])
          with ordinality as asked (account_id, contact_id, number)
        where not exists (
          select 1 from account_whitelist attached
          join contact_list_member member on member.contact_list_id = attached.contact_list_id
          where attached.account_id = asked.account_id and member.contact_id = asked.contact_id)
        order by number`,
);

/**
 * Those who are in none of the lists attached to the account they wrote to: all of them where none is.
 * A contact is found by any of its numbers, in any spelling, so being in a list is a question of contacts here.
 */
export async function unlisted<Written extends Writing>(em: Em, written: readonly Written[]): Promise<Written[]> {
  if (written.length === 0) return [];
  const rows = await findUnlisted(em, {
    accountIds: written.map(({ accountId }) => accountId),
    contactIds: written.map(({ contactId }) => contactId),
  });
  return rows.flatMap(({ number }) => written[number - 1] ?? []);
}
