import type { AccountId, AccountsArgs } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { column, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import { AccountEntity, type AccountRow } from "./account.entity.ts";

/** An account that is not deleted, locked until the transaction ends. */
export async function lockAccount(em: Em, id: AccountId): Promise<AccountRow | null> {
  if (!isId(id)) return null;
  await tables(em).selectFrom("account").select("id").where("id", "=", id).forUpdate().execute();
  return em.findOne(AccountEntity, { id, deletedAt: null });
}

/** Whether another account that is not deleted has this key, in any case. */
export async function isKeyTaken(em: Em, key: string, exceptId: AccountId | null): Promise<boolean> {
  const other = await tables(em)
    .selectFrom("account")
    .select("id")
    .where("key", "=", key)
    .where("deletedAt", "is", null)
    .where("id", "is distinct from", exceptId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Whether the account's agents must choose a disposition when they close (R11). */
export async function isDispositionMandatory(em: Em, id: AccountId): Promise<boolean> {
  const mandatory = await tables(em)
    .selectFrom("account")
    .select("id")
    .where("id", "=", id)
    .where("mandatoryDisposition", "=", true)
    .executeTakeFirst();
  return mandatory !== undefined;
}

/** Which of the accounts are there and not deleted. */
export async function presentAccountIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tables(em)
    .selectFrom("account")
    .select("id")
    .where("id", "=", anyOf(ids.filter(isId) as AccountId[]))
    .where("deletedAt", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Those of the accounts that are not deleted. */
export function findPresentAccounts(em: Em, ids: readonly AccountId[]): Promise<AccountRow[]> {
  return em.find(AccountEntity, { id: { $in: [...ids] }, deletedAt: null });
}

const SEARCHED = ["name", "key", "phone", "phone_as_entered", "description"].map(
  (name) => sql`account.${sql.ref(name)}`,
);

/** Accounts that are not deleted and within the scope, by name (R13): their ids, to be read in a second query. */
export function pageOfAccounts(
  em: Em,
  scope: AccountScope,
  { first, after, search, provider }: AccountsArgs,
): Promise<Page<Pick<AccountRow, "id" | "name">>> {
  return pageByName<Pick<AccountRow, "id" | "name">>(em, {
    table: "account",
    columns: sql`account.id, account.name`,
    where: sql`deleted_at is null and ${isInScope(sql`account.id`, scope)} and ${containsText(SEARCHED, search)}
      and ${provider ? sql`account.provider = ${provider}` : sql`true`}`,
    first,
    after,
  });
}

const findGuarded = statement(
  { id: column("account", "id"), message: column("account", "whitelistMessage") },
  ({ ids }: Given<{ ids: readonly AccountId[] }>) =>
    sql`select id, whitelist_message as message from account where id = any(${ids}::uuid[]) and whitelist_enabled`,
);

/** Those of the accounts that only listed senders may write to, with what the others are told (R4). */
export async function guardedAccounts(em: Em, accountIds: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const rows = await findGuarded(em, { ids: [...new Set(accountIds)] });
  return new Map(rows.map(({ id, message }) => [id, message ?? ""]));
}

const listBaseUrls = statement(
  { baseUrl: value.text },
  () =>
    sql`select credentials->>'baseUrl' as base_url from account where deleted_at is null and credentials ? 'baseUrl'`,
);

/** Addresses at which accounts say their providers are reached, where it is not the vendor's own. */
export async function enteredProviderAddresses(em: Em): Promise<string[]> {
  return (await listBaseUrls(em)).map(({ baseUrl }) => baseUrl);
}
