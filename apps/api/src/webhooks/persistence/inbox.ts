import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import type { Database, Em } from "../../platform/database.ts";
import { holdLock } from "../../platform/locks.ts";
import { columns, type RowOf } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { WebhookRow } from "./webhook.entity.ts";

/** One request as it came, before anybody understood it. */
export interface ArrivedWebhook
  extends Readonly<Pick<WebhookRow, "accountId" | "method" | "url" | "headers" | "body">> {
  /** Set where the provider signs with one: refused when it was seen before. */
  readonly nonce: string | null;
}

const PENDING = columns("webhook", "id", "accountId", "method", "url", "headers", "body", "receivedAt");

/** A stored request that waits to be read. */
export type PendingWebhook = RowOf<typeof PENDING>;

const COLUMNS = sql`id, account_id, method, url, headers, body, received_at`;

const INGEST_LOCK = 7_251_190_003;

/** One batch at a time on this database, so that a contact's messages are taken in the order they came (R2). */
export async function lockIngest(em: Em): Promise<void> {
  await holdLock(em, { lock: INGEST_LOCK });
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
  await insertWebhooks(em, {
    accountIds: arrived.map(({ accountId }) => accountId),
    methods: arrived.map(({ method }) => method),
    urls: arrived.map(({ url }) => url),
    headers: arrived.map(({ headers }) => JSON.stringify(headers)),
    bodies: arrived.map(({ body }) => body),
  });
}

interface ArrivedColumns {
  readonly accountIds: readonly AccountId[];
  readonly methods: readonly string[];
  readonly urls: readonly string[];
  readonly headers: readonly string[];
  readonly bodies: readonly Buffer[];
}

const insertWebhooks = statement(
  {},
  ({ accountIds, methods, urls, headers, bodies }: Given<ArrivedColumns>) =>
    sql`insert into webhook (account_id, method, url, headers, body)
        select * from unnest(${accountIds}::uuid[], ${methods}::text[], ${urls}::text[], ${headers}::jsonb[], ${bodies}::bytea[])`,
);

function nonceKey({ accountId, nonce }: { readonly accountId: string; readonly nonce: string | null }): string {
  return `${accountId} ${nonce}`;
}

async function freshNonces(em: Em, group: readonly ArrivedWebhook[]): Promise<ReadonlySet<string>> {
  const signed = group.flatMap(({ accountId, nonce }) => (nonce === null ? [] : [{ accountId, nonce }]));
  if (signed.length === 0) return new Set();
  const rows = await insertNonces(em, {
    accountIds: signed.map(({ accountId }) => accountId),
    nonces: signed.map(({ nonce }) => nonce),
  });
  return new Set(rows.map(nonceKey));
}

const insertNonces = statement(
  columns("webhook_nonce", "accountId", "nonce"),
  ({ accountIds, nonces }: Given<{ accountIds: readonly AccountId[]; nonces: readonly string[] }>) =>
    sql`insert into webhook_nonce (account_id, nonce)
        select distinct * from unnest(${accountIds}::uuid[], ${nonces}::text[])
        on conflict do nothing returning account_id, nonce`,
);

/** The oldest requests nobody has read yet, without those to some accounts. */
export const pendingWebhooks = statement(
  PENDING,
  ({ max, except }: Given<{ max: number; except: readonly AccountId[] }>) =>
    sql`select ${COLUMNS} from webhook where state = 'pending' and account_id <> all(${except}::uuid[]) order by id limit ${max}`,
);

export async function markDone(em: Em, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await setDone(em, { ids });
}

const setDone = statement(
  {},
  ({ ids }: Given<{ ids: readonly number[] }>) =>
    sql`update webhook set state = 'done', processed_at = now() where id = any(${ids}::bigint[])`,
);

const MAX_REASON = 500;

/** Sets a request aside with its reason; it blocks nothing and can be replayed (R2). */
export async function setAside(em: Em, id: number, reason: string): Promise<void> {
  await tables(em)
    .updateTable("webhook")
    .set({ state: "failed", reason: reason.slice(0, MAX_REASON), processedAt: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
}

/** A request that was set aside; null when there is none with this id. */
export async function findSetAside(em: Em, id: number): Promise<PendingWebhook | null> {
  const webhook = await tables(em)
    .selectFrom("webhook")
    .select(["id", "accountId", "method", "url", "headers", "body", "receivedAt"])
    .where("id", "=", id)
    .where("state", "=", "failed")
    .executeTakeFirst();
  return webhook ?? null;
}

/** Gives a request that was set aside back to the inbox. */
export async function putBack(em: Em, id: number): Promise<void> {
  await tables(em)
    .updateTable("webhook")
    .set({ state: "pending", replayedAt: sql<Date>`now()` })
    .where("id", "=", id)
    .where("state", "=", "failed")
    .execute();
}

/** Deletes what was read long ago, and nonces that are too old to be replayed anyway. */
export async function pruneInbox(database: Database, keepHours: number): Promise<void> {
  const em = database.fork();
  await deleteDone(em, { keepHours });
  await deleteOldNonces(em);
}

const deleteDone = statement(
  {},
  ({ keepHours }: Given<{ keepHours: number }>) =>
    sql`delete from webhook where state = 'done' and processed_at < now() - make_interval(hours => ${keepHours})`,
);

const deleteOldNonces = statement({}, () => sql`delete from webhook_nonce where seen_at < now() - interval '1 hour'`);
