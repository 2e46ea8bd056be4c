import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";

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
 * Waits for whoever is storing or joining these messages, until the transaction ends. A report that finds no
 * message and a send call that finds no report then cannot pass each other (R3): the next statement of
 * whoever comes second sees what the first one left.
 */
export async function lockProviderMessages(em: Em, messages: readonly ProviderMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const keys = messages.map(({ accountId, providerMessageId }) => `${accountId} ${providerMessageId}`);
  await query(
    em,
    sql`select count(*) from (
          select pg_advisory_xact_lock(lock_key) from (
            select distinct hashtextextended(name, ${LOCK_SEED}) as lock_key from unnest(${keys}::text[]) as name order by 1) as keys
          offset 0) as locked`,
  );
}

/** Keeps events until their message is known. */
export async function keepEarly(em: Em, events: readonly EarlyEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query(
    em,
    sql`insert into early_event (account_id, provider_message_id, event)
        select it."accountId", it."providerMessageId", it."event"
        from json_to_recordset(${asJson(events)}::json) as it ("accountId" uuid, "providerMessageId" text, "event" jsonb)`,
  );
}

/** Takes out what came early for these messages, in order of arrival. */
export async function takeEarly(em: Em, messages: readonly ProviderMessage[]): Promise<EarlyEvent[]> {
  if (messages.length === 0) return [];
  const rows = await query<ProviderMessage & { id: number; event: InboundEvent & { occurredAt: string | null } }>(
    em,
    sql`delete from early_event using
          unnest(${messages.map(({ accountId }) => accountId)}::uuid[], ${messages.map((it) => it.providerMessageId)}::text[])
            as it (account_id, provider_message_id)
        where early_event.account_id = it.account_id and early_event.provider_message_id = it.provider_message_id
        returning early_event.id, early_event.account_id, early_event.provider_message_id, early_event.event`,
  );
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ accountId, providerMessageId, event }) => ({
      accountId,
      providerMessageId,
      event: { ...event, occurredAt: event.occurredAt === null ? null : new Date(event.occurredAt) },
    }));
}

/** Forgets events whose message never came. */
export async function forgetOldEarly(em: Em): Promise<void> {
  await query(em, sql`delete from early_event where received_at < now() - interval '3 days'`);
}
