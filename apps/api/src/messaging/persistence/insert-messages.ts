import type { MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { MessageRow } from "./message.entity.ts";

/**
 * A line of a thread about to be stored; what is left out is null or false, and a time the database's clock. In the text of
 * a system line `{agent}` becomes the author's name, `{target}` that of the agent or queue its detail names.
 */
export type NewMessage = Pick<MessageRow, "id" | "interactionId" | "accountId" | "direction" | "type" | "text"> &
  Partial<
    Pick<
      MessageRow,
      | "authorId"
      | "isAutomatic"
      | "content"
      | "attachmentId"
      | "templateId"
      | "replyToId"
      | "replyToProviderId"
      | "providerMessageId"
      | "clientMessageId"
      | "status"
      | "occurredAt"
      | "receivedAt"
    >
  >;

/** Stores lines in one statement. One whose provider id or client id is there already is left out: the ids of those that are new (R2). */
export async function insertMessages(em: Em, messages: readonly NewMessage[]): Promise<ReadonlySet<MessageId>> {
  if (messages.length === 0) return new Set();
  const rows = await insertNew(em, { messages: asJson(messages) });
  return new Set(rows.map(({ id }) => id));
}

const insertNew = statement(
  columns("message", "id"),
  ({ messages }: Given<{ messages: string }>) =>
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
        from json_to_recordset(${messages}::json) as it ("id" uuid, "interactionId" uuid, "accountId" uuid, "direction" text,
          "type" text, "text" text, "authorId" uuid, "isAutomatic" boolean, "content" jsonb, "attachmentId" uuid, "templateId" uuid,
          "replyToId" uuid, "replyToProviderId" text, "providerMessageId" text, "clientMessageId" text, "status" text,
          "occurredAt" timestamptz, "receivedAt" timestamptz)
        left join parley_user author on author.id = it."authorId" and it."direction" = 'system'
        left join parley_user target on target.id = (it."content"->'detail'->>'agentId')::uuid and it."direction" = 'system'
        left join queue target_queue on target_queue.id = (it."content"->'detail'->>'queueId')::uuid and it."direction" = 'system'
        on conflict do nothing
        returning id`,
);
