import type { AccountCounts, AccountId, ContactListId, IntervalId, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database, Em } from "../platform/database.ts";
import type { PlanStep } from "../routing-plans/index.ts";
import { AccountEntity, type AccountRow } from "./persistence/account.entity.ts";
import { listAccountsWith } from "./persistence/contact-lists.ts";
import { listAccountsOf, listMembers } from "./persistence/members.ts";
import { findPlans, listPlanningIntervals } from "./persistence/routing-plans.ts";

/** What hangs on accounts, once a request each and all of a moment in one query. */
export interface AccountLoaders {
  /** Deleted ones too: history refers to them (R16). */
  account(id: AccountId): Promise<AccountRow>;
  accountMembers(id: AccountId): Promise<readonly UserId[]>;
  accountsOfUser(id: UserId): Promise<readonly AccountRow[]>;
  accountCounts(id: AccountId): Promise<AccountCounts>;
  /** Those that save unknown senders in a list, or have it attached as a whitelist. */
  accountsWithList(
    id: ContactListId,
  ): Promise<readonly { readonly accountId: AccountId; readonly isDefault: boolean }[]>;
  accountsPlanningInterval(id: IntervalId): Promise<readonly AccountRow[]>;
  plan(id: string): Promise<readonly PlanStep[]>;
}

/** How many interactions of accounts are open; accounts without any are missing. */
type CountOpen = (
  em: Em,
  { accountIds }: { readonly accountIds: readonly AccountId[] },
) => Promise<readonly (AccountCounts & { readonly accountId: AccountId })[]>;

export function createAccountLoaders(database: Database, countOpen: CountOpen): AccountLoaders {
  const accounts = new DataLoader<AccountId, AccountRow | null>(async (ids) => {
    const rows = await database.fork().find(AccountEntity, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const members = new DataLoader<AccountId, readonly UserId[]>(async (ids) => {
    const rows = Map.groupBy(await listMembers(database.fork(), ids), ({ accountId }) => accountId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ userId }) => userId));
  });
  const ofUsers = new DataLoader<UserId, readonly AccountId[]>(async (ids) => {
    const rows = Map.groupBy(await listAccountsOf(database.fork(), ids), ({ userId }) => userId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ accountId }) => accountId));
  });
  const counts = new DataLoader<AccountId, AccountCounts>(async (ids) => {
    const rows = await countOpen(database.fork(), { accountIds: ids });
    const found = new Map(rows.map((row) => [row.accountId, row]));
    return ids.map((id) => found.get(id) ?? { open: 0, waiting: 0 });
  });
  const withLists = new DataLoader<ContactListId, readonly { accountId: AccountId; isDefault: boolean }[]>(
    async (ids) => {
      const rows = Map.groupBy(await listAccountsWith(database.fork(), ids), ({ contactListId }) => contactListId);
      return ids.map((id) => rows.get(id) ?? []);
    },
  );
  const planningIntervals = new DataLoader<IntervalId, readonly AccountId[]>(async (ids) => {
    const rows = Map.groupBy(await listPlanningIntervals(database.fork(), ids), ({ intervalId }) => intervalId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ accountId }) => accountId));
  });
  const plans = new DataLoader<string, readonly PlanStep[]>(async (ids) => {
    const found = new Map((await findPlans(database.fork(), ids)).map(({ id, actions }) => [id, actions]));
    return ids.map((id) => found.get(id) ?? []);
  });

  async function account(id: AccountId): Promise<AccountRow> {
    const row = await accounts.load(id);
    if (row === null) throw new Error(`there is no account ${id}`);
    return row;
  }
  return {
    account,
    accountMembers: (id) => members.load(id),
    accountsOfUser: async (id) => Promise.all((await ofUsers.load(id)).map(account)),
    accountsWithList: (id) => withLists.load(id),
    accountsPlanningInterval: async (id) => Promise.all((await planningIntervals.load(id)).map(account)),
    accountCounts: (id) => counts.load(id),
    plan: (id) => plans.load(id),
  };
}
