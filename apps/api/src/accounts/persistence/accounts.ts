import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { AccountEntity, type AccountRow } from "./account.entity.ts";

/** An account that is not deleted, locked until the transaction ends. */
export function lockAccount(em: Em, id: AccountId): Promise<AccountRow | null> {
  if (!isId(id)) return Promise.resolve(null);
  return query(em, sql`select 1 from account where id = ${id} for update`).then(() =>
    em.findOne(AccountEntity, { id, deletedAt: null }),
  );
}

/** Whether another account that is not deleted has this key, in any case. */
export async function isKeyTaken(em: Em, key: string, exceptId: AccountId | null): Promise<boolean> {
  const [other] = await query(
    em,
    sql`select 1 from account where key = ${key}::citext and deleted_at is null and id is distinct from ${exceptId}::uuid`,
  );
  return other !== undefined;
}

/** Whether the account's agents must choose a disposition when they close (R11). */
export async function isDispositionMandatory(em: Em, id: AccountId): Promise<boolean> {
  const [mandatory] = await query(em, sql`select 1 from account where id = ${id} and mandatory_disposition`);
  return mandatory !== undefined;
}

/** Which of the accounts are there and not deleted. */
export async function presentAccountIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: AccountId }>(
    em,
    sql`select id from account where id = any(${ids.filter(isId)}::uuid[]) and deleted_at is null`,
  );
  return new Set(rows.map(({ id }) => id));
}
