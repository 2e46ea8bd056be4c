import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import { columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** A provider's message, by the account it is on. */
export interface ProviderMessage {
  readonly accountId: AccountId;
  readonly providerMessageId: string;
}

/** An event about a message that Parley does not know yet. */
export interface EarlyEvent extends ProviderMessage {
  readonly event: InboundEvent;
}

const LOCK_SEED = 7_251_190;

/**
 * Locks these messages until the transaction ends, waiting for transactions that store or join them. A report that finds
 * no message and a send call that finds no report then cannot pass each other (R3): the next statement of the second
 * transaction sees what the first one left.
 */
export async function lockProviderMessages(em: Em, messages: readonly ProviderMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const keys = messages.map(({ accountId, providerMessageId }) => `${accountId} ${providerMessageId}`);
  await lockKeys(em, { keys });
}

/** In one order everywhere, so that two who lock the same keys never wait for each other. */
const lockKeys = statement(
  { count: value.number },
  ({ keys }: Given<{ keys: readonly string[] }>) =>
    sql`select count(*) from (
          select pg_advisory_xact_lock(lock_key) from (
            select distinct hashtextextended(name, ${LOCK_SEED}) as lock_key from unnest(${keys}::text[]) as name order by 1) as keys
          offset 0) as locked`,
);

/** Keeps events until their message is known. */
export async function keepEarly(em: Em, events: readonly EarlyEvent[]): Promise<void> {
  if (events.length === 0) return;
  await insertEarly(em, { events: asJson(events) });
}

const insertEarly = statement(
  {},
  ({ events }: Given<{ events: string }>) =>
    sql`insert into early_event (account_id, provider_message_id, event)
        select it."accountId", it."providerMessageId", it."event"
        from json_to_recordset(${events}::json) as it ("accountId" uuid, "providerMessageId" text, "event" jsonb)`,
);

/** Takes out what came early for these messages, in order of arrival. */
export async function takeEarly(em: Em, messages: readonly ProviderMessage[]): Promise<EarlyEvent[]> {
  if (messages.length === 0) return [];
  const rows = await deleteEarly(em, {
    accountIds: messages.map(({ accountId }) => accountId),
    providerMessageIds: messages.map(({ providerMessageId }) => providerMessageId),
  });
  // JSON has no dates: they are stored as texts.
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ accountId, providerMessageId, event }) => ({
      accountId,
      providerMessageId,
      event: { ...event, occurredAt: event.occurredAt === null ? null : new Date(event.occurredAt) },
    }));
}

const deleteEarly = statement(
  columns("early_event", "id", "accountId", "providerMessageId", "event"),
  ({
    accountIds,
    providerMessageIds,
  }: Given<{ accountIds: readonly AccountId[]; providerMessageIds: readonly string[] }>) =>
    sql`delete from early_event using unnest(${accountIds}::uuid[], ${providerMessageIds}::text[]) as it (account_id, provider_message_id)
        where early_event.account_id = it.account_id and early_event.provider_message_id = it.provider_message_id
        returning early_event.id, early_event.account_id, early_event.provider_message_id, early_event.event`,
);

/** Deletes events whose message never came. */
export const pruneEarly = statement(
  {},
  () => sql`delete from early_event where received_at < now() - interval '3 days'`,
);
