import type { AccountId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { AccountAgentRow } from "./account-agent.entity.ts";

type Membership = Pick<AccountAgentRow, "accountId" | "userId">;

/** Who is on an account and may sign in (R7). */
export async function membersOf(em: Em, accountId: AccountId): Promise<Set<UserId>> {
  const rows = await tables(em)
    .selectFrom("account_agent")
    .innerJoin("parley_user", "parley_user.id", "account_agent.userId")
    .select("userId")
    .where("accountId", "=", accountId)
    .where("isActive", "=", true)
    .execute();
  return new Set(rows.map(({ userId }) => userId));
}

const replaceMembers = statement(
  columns("account_agent", "userId"),
  ({ accountId, userIds }: Given<{ accountId: AccountId; userIds: readonly UserId[] }>) =>
    sql`with gone as (delete from account_agent where account_id = ${accountId} and user_id <> all(${userIds}::uuid[]) returning user_id),
          fresh as (insert into account_agent (account_id, user_id) select ${accountId}, unnest(${userIds}::uuid[])
                    on conflict do nothing returning user_id)
        select user_id from gone union all select user_id from fresh`,
);

/** Puts exactly these users on an account; who was added or taken off. */
export async function setMembers(em: Em, accountId: AccountId, userIds: readonly UserId[]): Promise<UserId[]> {
  return (await replaceMembers(em, { accountId, userIds })).map(({ userId }) => userId);
}

const replaceAccounts = statement(
  columns("account_agent", "accountId"),
  ({ userId, accountIds }: Given<{ userId: UserId; accountIds: readonly AccountId[] }>) =>
    sql`with gone as (delete from account_agent where user_id = ${userId} and account_id <> all(${accountIds}::uuid[]) returning account_id),
          fresh as (insert into account_agent (user_id, account_id) select ${userId}, unnest(${accountIds}::uuid[])
                    on conflict do nothing returning account_id)
        select account_id from gone union all select account_id from fresh`,
);

/** Puts a user on exactly these accounts; which accounts changed. */
export async function setAccountsOf(em: Em, userId: UserId, accountIds: readonly AccountId[]): Promise<AccountId[]> {
  return (await replaceAccounts(em, { userId, accountIds })).map(({ accountId }) => accountId);
}

/** Users on each of the accounts, by name. */
export function listMembers(em: Em, accountIds: readonly AccountId[]): Promise<Membership[]> {
  return tables(em)
    .selectFrom("account_agent")
    .innerJoin("parley_user", "parley_user.id", "account_agent.userId")
    .select(["accountId", "userId"])
    .where("accountId", "=", anyOf(accountIds.filter(isId)))
    .orderBy(({ fn }) => fn("lower", ["parley_user.name"]))
    .orderBy("userId")
    .execute();
}

/** Accounts each of the users is on, by name, deleted ones aside. */
export function listAccountsOf(em: Em, userIds: readonly UserId[]): Promise<Membership[]> {
  return tables(em)
    .selectFrom("account_agent")
    .innerJoin("account", "account.id", "account_agent.accountId")
    .select(["accountId", "userId"])
    .where("userId", "=", anyOf(userIds.filter(isId)))
    .where("deletedAt", "is", null)
    .orderBy(({ fn }) => fn("lower", ["account.name"]))
    .orderBy("accountId")
    .execute();
}
