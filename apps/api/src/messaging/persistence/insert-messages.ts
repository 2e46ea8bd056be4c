import type {
  AccountId,
  AttachmentId,
  DeliveryStatus,
  InteractionId,
  MessageDirection,
  MessageId,
  MessageType,
  TemplateId,
  UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import type { StoredContent } from "./message-row.ts";

/** A line of a thread about to be stored; what is left out is null or false. */
export interface NewMessage {
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly direction: MessageDirection;
  readonly type: MessageType;
  readonly text: string | null;
  /** In a system line `{agent}` becomes the author's name, `{target}` that of the agent or queue its detail names. */
  readonly authorId?: UserId | null;
  readonly isAutomatic?: boolean;
  readonly content?: StoredContent | null;
  readonly attachmentId?: AttachmentId | null;
  readonly templateId?: TemplateId | null;
  readonly replyToId?: MessageId | null;
  readonly replyToProviderId?: string | null;
  readonly providerMessageId?: string | null;
  readonly clientMessageId?: string | null;
  readonly status?: DeliveryStatus | null;
  /** The database's clock when left out. */
  readonly occurredAt?: Date;
  readonly receivedAt?: Date;
}

/** Stores lines in one statement. One whose provider id or client id is there already is left out: the ids of those that are new (R2). */
export async function insertMessages(em: Em, messages: readonly NewMessage[]): Promise<ReadonlySet<MessageId>> {
  if (messages.length === 0) return new Set();
  const rows = await query<{ id: MessageId }>(
    em,
    sql`insert into message (id, interaction_id, account_id, direction, type, text, author_id, is_automatic, content, attachment_id,
          template_id, reply_to_id, reply_to_provider_id, provider_message_id, client_message_id, status, queued_at, occurred_at, received_at)
        select it."id", it."interactionId", it."accountId", it."direction", it."type",
          case when it."direction" = 'system' and it."content"->>'systemEvent' <> 'plan_note' then replace(replace(it."text", '{agent}', coalesce(author.name, 'Somebody')),
            '{target}', coalesce(target.name, target_queue.name::text, 'somebody')) else it."text" end,
          it."authorId", coalesce(it."isAutomatic", false),
          case when it."direction" = 'system' then it."content" || jsonb_build_object('names',
            jsonb_build_object('agent', author.name, 'target', coalesce(target.name, target_queue.name::text))) else it."content" end,
          it."attachmentId", it."templateId", it."replyToId",
          it."replyToProviderId", it."providerMessageId", it."clientMessageId", it."status",
          case when it."status" = 'queued' then clock_timestamp() end,
          coalesce(it."occurredAt", clock_timestamp()), coalesce(it."receivedAt", clock_timestamp())
        from json_to_recordset(${asJson(messages)}::json) as it ("id" uuid, "interactionId" uuid, "accountId" uuid, "direction" text,
          "type" text, "text" text, "authorId" uuid, "isAutomatic" boolean, "content" jsonb, "attachmentId" uuid, "templateId" uuid,
          "replyToId" uuid, "replyToProviderId" text, "providerMessageId" text, "clientMessageId" text, "status" text,
          "occurredAt" timestamptz, "receivedAt" timestamptz)
        left join parley_user author on author.id = it."authorId" and it."direction" = 'system'
        left join parley_user target on target.id = (it."content"->'detail'->>'agentId')::uuid and it."direction" = 'system'
        left join queue target_queue on target_queue.id = (it."content"->'detail'->>'queueId')::uuid and it."direction" = 'system'
        on conflict do nothing
        returning id`,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Makes messages the newest of their interactions, where none newer is known; notes and system lines never are.
 * After a person's message the customer is waited for; an automatic one changes nothing about that (R10).
 */
export async function showAsLast(em: Em, messageIds: readonly MessageId[]): Promise<void> {
  if (messageIds.length === 0) return;
  await query(
    em,
    sql`update interaction set last_message_id = newest.id, last_message_at = newest.occurred_at, version = version + 1,
          awaiting_customer_since = case when newest.is_automatic then awaiting_customer_since else newest.occurred_at end
        from (select distinct on (interaction_id) id, interaction_id, occurred_at, is_automatic from message
              where id = any(${messageIds}::uuid[]) order by interaction_id, occurred_at desc, id desc) as newest
        where interaction.id = newest.interaction_id and newest.occurred_at >= coalesce(last_message_at, '-infinity')`,
  );
}
