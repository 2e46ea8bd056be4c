import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, type Em, query } from "../../platform/database.ts";

/** One request as it came, before anybody understood it. */
export interface ArrivedWebhook {
  readonly accountId: AccountId;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Set where the provider signs with one: refused when it was seen before. */
  readonly nonce: string | null;
}

export interface PendingWebhook {
  readonly id: number;
  readonly accountId: AccountId;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

const INGEST_LOCK = 7_251_190_003;

/** One batch at a time on this database, so that a contact's messages are taken in the order they came (R2). */
export async function lockIngest(em: Em): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(${INGEST_LOCK})`);
}

/** Stores a group of requests in one commit; false for those whose nonce was seen before. */
export async function storeArrived(database: Database, group: readonly ArrivedWebhook[]): Promise<readonly boolean[]> {
  // One statement is a commit by itself, and most providers sign without a nonce.
  if (group.every(({ nonce }) => nonce === null)) {
    await insertArrived(database.fork(), group);
    return group.map(() => true);
  }
  return database.transaction(async (em) => {
    const fresh = await freshNonces(em, group);
    const kept = group.filter((it) => it.nonce === null || fresh.has(nonceKey(it)));
    // A nonce twice in one group counts once.
    const once = kept.filter(
      (it, index) =>
        it.nonce === null ||
        kept.findIndex((other) => other.nonce !== null && nonceKey(other) === nonceKey(it)) === index,
    );
    if (once.length > 0) {
      await insertArrived(em, once);
    }
    const stored = new Set(once);
    return group.map((it) => stored.has(it));
  });
}

async function insertArrived(em: Em, arrived: readonly ArrivedWebhook[]): Promise<void> {
  await query(
    em,
    sql`insert into webhook (account_id, method, url, headers, body)
            select * from unnest(${arrived.map((it) => it.accountId)}::uuid[], ${arrived.map((it) => it.method)}::text[],
              ${arrived.map((it) => it.url)}::text[], ${arrived.map((it) => JSON.stringify(it.headers))}::jsonb[], ${arrived.map((it) => it.body)}::bytea[])`,
  );
}

function nonceKey({ accountId, nonce }: { readonly accountId: string; readonly nonce: string | null }): string {
  return `${accountId} ${nonce}`;
}

async function freshNonces(em: Em, group: readonly ArrivedWebhook[]): Promise<ReadonlySet<string>> {
  const signed = group.filter((it) => it.nonce !== null);
  if (signed.length === 0) return new Set();
  const rows = await query<{ accountId: AccountId; nonce: string }>(
    em,
    sql`insert into webhook_nonce (account_id, nonce)
        select distinct * from unnest(${signed.map((it) => it.accountId)}::uuid[], ${signed.map((it) => it.nonce)}::text[])
        on conflict do nothing returning account_id, nonce`,
  );
  return new Set(rows.map(nonceKey));
}

/** The oldest requests nobody has read yet, without those to some accounts. */
export function pendingWebhooks(em: Em, limit: number, without: readonly AccountId[]): Promise<PendingWebhook[]> {
  return query(
    em,
    sql`select id, account_id, method, url, headers, body, received_at from webhook
        where state = 'pending' and account_id <> all(${without}::uuid[]) order by id limit ${limit}`,
  );
}

export async function markDone(em: Em, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await query(em, sql`update webhook set state = 'done', processed_at = now() where id = any(${ids}::bigint[])`);
}

/** Sets a request aside with its reason; it blocks nothing and can be replayed (R2). */
export async function setAside(em: Em, id: number, reason: string): Promise<void> {
  await query(
    em,
    sql`update webhook set state = 'failed', reason = ${reason.slice(0, 500)}, processed_at = now() where id = ${id}`,
  );
}

/** Forgets what was read long ago, and nonces that are too old to be replayed anyway. */
export async function pruneInbox(database: Database, keepHours: number): Promise<void> {
  const em = database.fork();
  await query(
    em,
    sql`delete from webhook where state = 'done' and processed_at < now() - make_interval(hours => ${keepHours})`,
  );
  await query(em, sql`delete from webhook_nonce where seen_at < now() - interval '1 hour'`);
}
