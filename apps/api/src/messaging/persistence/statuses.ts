import type { Failure } from "@parley/providers";
import type { AccountId, DeliveryStatus, MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import { column, columns, present, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { SendAttempt } from "../domain/delivery-status.ts";

/** What a report names its message by. */
export interface ReportTarget {
  /** Of the report among those asked for. */
  readonly index: number;
  readonly accountId: AccountId;
  readonly providerMessageIds: readonly string[];
  readonly sent: SendAttempt | null;
}

const REPORTED = {
  index: value.number,
  ...columns("message", "id", "interactionId", "accountId", "providerMessageId"),
  /** The statement takes no message without one. */
  status: present(column("message", "status")),
};

/** The message a report is about, locked. */
export type ReportedMessage = RowOf<typeof REPORTED>;

/**
 * The outbound messages that reports are about, locked in id order: by the provider's id or, while that is not
 * known, by the reference of the very sending (R3). Reports about unknown messages are missing.
 */
export function lockReported(em: Em, targets: readonly ReportTarget[]): Promise<ReportedMessage[]> {
  const rows = targets.map(({ index, accountId, providerMessageIds, sent }) => ({
    index,
    accountId,
    providerMessageIds,
    messageId: sent?.messageId ?? null,
    attempt: sent?.attempt ?? null,
  }));
  return selectReported(em, { targets: asJson(rows) });
}

const selectReported = statement(
  REPORTED,
  ({ targets }: Given<{ targets: string }>) =>
    sql`select it."index", message.id, message.interaction_id, message.account_id, message.status, message.provider_message_id
        from (select "index", "accountId", "messageId", "attempt", array(select json_array_elements_text("providerMessageIds")) as ids
              from json_to_recordset(${targets}::json)
                as row ("index" int, "accountId" uuid, "providerMessageIds" json, "messageId" uuid, "attempt" int)) as it
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
  await updateStandings(em, { standings: asJson(standings) });
}

const updateStandings = statement(
  {},
  ({ standings }: Given<{ standings: string }>) =>
    sql`update message set status = it."status", failure = it."failure", send_started_at = null,
          provider_message_id = coalesce(message.provider_message_id, it."freeId")
        from (select row.*, case when exists (select 1 from message other where other.account_id = row."accountId"
                and other.provider_message_id = row."providerMessageId") then null else row."providerMessageId" end as "freeId"
              from json_to_recordset(${standings}::json)
                as row ("id" uuid, "accountId" uuid, "status" text, "failure" jsonb, "providerMessageId" text)) as it
        where message.id = it."id"`,
);
