import type { AccountId, AccountsArgs } from "@parley/schema";
import { sql } from "kysely";
import { isAccountInScope, isInScope } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, mapPage, type Page, pageByName } from "../../platform/pagination.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";

/** Accounts within the scope, by name (R13). */
export async function listAccounts(
  database: Database,
  scope: AccountScope,
  { first, after, search, provider }: AccountsArgs,
): Promise<Page<AccountRow>> {
  const em = database.fork();
  const columns = ["name", "key", "phone", "phone_as_entered", "description"].map(
    (column) => sql`account.${sql.ref(column)}`,
  );
  const page = await pageByName<{ id: AccountId; name: string }>(em, {
    table: "account",
    columns: sql`account.id, account.name`,
    where: sql`deleted_at is null and ${isInScope(sql`account.id`, scope)} and ${containsText(columns, search)}
      and ${provider ? sql`account.provider = ${provider}` : sql`true`}`,
    first,
    after,
  });
  const ids = page.edges.map(({ node }) => node.id);
  const rows = new Map((await em.find(AccountEntity, { id: { $in: ids } })).map((row) => [row.id, row]));
  return mapPage(page, ({ id }) => rows.get(id));
}

/** One account that is not deleted and within the scope; null otherwise. */
export async function findAccount(database: Database, scope: AccountScope, id: AccountId): Promise<AccountRow | null> {
  if (!isId(id) || !isAccountInScope(id, scope)) return null;
  return database.fork().findOne(AccountEntity, { id, deletedAt: null });
}
