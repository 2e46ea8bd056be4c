import type { AccountId, AccountsArgs } from "@parley/schema";
import { isAccountInScope } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { mapPage, type Page } from "../../platform/pagination.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";
import { pageOfAccounts } from "../persistence/accounts.ts";

/** Accounts within the scope, by name (R13). */
export async function listAccounts(
  database: Database,
  scope: AccountScope,
  args: AccountsArgs,
): Promise<Page<AccountRow>> {
  const em = database.fork();
  const page = await pageOfAccounts(em, scope, args);
  const ids = page.edges.map(({ node }) => node.id);
  const rows = new Map((await em.find(AccountEntity, { id: { $in: ids } })).map((row) => [row.id, row]));
  return mapPage(page, ({ id }) => rows.get(id));
}

/** One account that is not deleted and within the scope; null otherwise. */
export async function findAccount(database: Database, scope: AccountScope, id: AccountId): Promise<AccountRow | null> {
  if (!isId(id) || !isAccountInScope(id, scope)) return null;
  return database.fork().findOne(AccountEntity, { id, deletedAt: null });
}
