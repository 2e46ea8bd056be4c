import type { AccountId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/** Who is on an account and may sign in (R7). */
export async function membersOf(em: Em, accountId: AccountId): Promise<Set<UserId>> {
  const rows = await query<{ userId: UserId }>(
    em,
    sql`select user_id from account_agent join parley_user on parley_user.id = user_id where account_id = ${accountId} and is_active`,
  );
  return new Set(rows.map(({ userId }) => userId));
}

/** Puts exactly these users on an account; who was added or taken off. */
export async function setMembers(em: Em, accountId: AccountId, userIds: readonly UserId[]): Promise<UserId[]> {
  const rows = await query<{ userId: UserId }>(
    em,
    sql`with gone as (delete from account_agent where account_id = ${accountId} and user_id <> all(${userIds}::uuid[]) returning user_id),
          fresh as (insert into account_agent (account_id, user_id) select ${accountId}, unnest(${userIds}::uuid[])
                    on conflict do nothing returning user_id)
        select user_id from gone union all select user_id from fresh`,
  );
  return rows.map(({ userId }) => userId);
}

/** Puts a user on exactly these accounts; which accounts changed. */
export async function setAccountsOf(em: Em, userId: UserId, accountIds: readonly AccountId[]): Promise<AccountId[]> {
  const rows = await query<{ accountId: AccountId }>(
    em,
    sql`with gone as (delete from account_agent where user_id = ${userId} and account_id <> all(${accountIds}::uuid[]) returning account_id),
          fresh as (insert into account_agent (user_id, account_id) select ${userId}, unnest(${accountIds}::uuid[])
                    on conflict do nothing returning account_id)
        select account_id from gone union all select account_id from fresh`,
  );
  return rows.map(({ accountId }) => accountId);
}

/** Users on each of the accounts, by name. */
export function listMembers(
  em: Em,
  accountIds: readonly AccountId[],
): Promise<{ readonly accountId: AccountId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select account_id, user_id from account_agent join parley_user on parley_user.id = user_id
        where account_id = any(${accountIds.filter(isId)}::uuid[]) order by lower(parley_user.name), user_id`,
  );
}

/** Accounts each of the users is on, by name, deleted ones aside. */
export function listAccountsOf(
  em: Em,
  userIds: readonly UserId[],
): Promise<{ readonly accountId: AccountId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select account_id, user_id from account_agent join account on account.id = account_id
        where user_id = any(${userIds.filter(isId)}::uuid[]) and deleted_at is null order by lower(account.name), account_id`,
  );
}
