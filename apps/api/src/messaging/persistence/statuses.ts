import type { Failure } from "@parley/providers";
import type { AccountId, DeliveryStatus, InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import type { SendAttempt } from "../domain/delivery-status.ts";

/** What a report names its message by. */
export interface ReportTarget {
  /** Its place among the reports asked for. */
  readonly place: number;
  readonly accountId: AccountId;
  readonly providerMessageIds: readonly string[];
  readonly sent: SendAttempt | null;
}

/** The message a report is about, locked. */
export interface ReportedMessage {
  readonly place: number;
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly status: DeliveryStatus;
  readonly providerMessageId: string | null;
}

/**
 * The outbound messages that reports are about, locked in id order: by the provider's id or, while that is not
 * known, by the reference of the very sending (R3). Reports about unknown messages are missing.
 */
export function lockReported(em: Em, targets: readonly ReportTarget[]): Promise<ReportedMessage[]> {
  const rows = targets.map(({ place, accountId, providerMessageIds, sent }) => ({
    place,
    accountId,
    providerMessageIds,
    messageId: sent?.messageId ?? null,
    attempt: sent?.attempt ?? null,
  }));
  return query(
    em,
    sql`select it."place", message.id, message.interaction_id, message.account_id, message.status, message.provider_message_id
        from (select "place", "accountId", "messageId", "attempt", array(select json_array_elements_text("providerMessageIds")) as ids
              from json_to_recordset(${asJson(rows)}::json)
                as row ("place" int, "accountId" uuid, "providerMessageIds" json, "messageId" uuid, "attempt" int)) as it
        cross join lateral (
          select id from message where account_id = it."accountId" and provider_message_id = any(it.ids)
          union
          select id from message where id = it."messageId" and account_id = it."accountId"
            and provider_message_id is null and send_attempt = it."attempt") as found
        join message on message.id = found.id
        where message.direction = 'outbound' and message.status is not null
        order by message.id
        for update of message`,
  );
}

/** A message's new standing. */
export interface NewStanding {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly status: DeliveryStatus;
  readonly failure: Failure | null;
  /** The provider's id, told by a report before the send call returned; null when it is known already. */
  readonly providerMessageId: string | null;
}

/** Stores how messages stand now. */
export async function storeStandings(em: Em, standings: readonly NewStanding[]): Promise<void> {
  if (standings.length === 0) return;
  await query(
    em,
    sql`update message set status = it."status", failure = it."failure", send_started_at = null,
          provider_message_id = coalesce(message.provider_message_id, it."freeId")
        from (select row.*, case when exists (select 1 from message other where other.account_id = row."accountId"
                and other.provider_message_id = row."providerMessageId") then null else row."providerMessageId" end as "freeId"
              from json_to_recordset(${asJson(standings)}::json)
                as row ("id" uuid, "accountId" uuid, "status" text, "failure" jsonb, "providerMessageId" text)) as it
        where message.id = it."id"`,
  );
}
