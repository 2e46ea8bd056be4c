import { sql } from "kysely";
import { type Columns, joined, selected } from "../../platform/columns.ts";
import { column, columns, nullable, type RowOf, value } from "../../platform/row-shape.ts";

/** What the columns of a `MessageRow` are. */
export const MESSAGE_SHAPE = {
  ...columns(
    "message",
    "id",
    "interactionId",
    "accountId",
    "direction",
    "type",
    "authorId",
    "isAutomatic",
    "text",
    "content",
    "attachmentId",
    "templateId",
    "replyToId",
    "replyToProviderId",
    "providerMessageId",
    "clientMessageId",
    "status",
    "occurredAt",
    "receivedAt",
    "editedAt",
    "revokedAt",
  ),
  storedFailure: column("message", "failure"),
  systemEvent: nullable(value.text),
};

/** One line of a thread as stored. */
export type MessageRow = RowOf<typeof MESSAGE_SHAPE>;

const MESSAGE: Columns<MessageRow> = {
  id: sql`message.id`,
  interactionId: sql`message.interaction_id`,
  accountId: sql`message.account_id`,
  direction: sql`message.direction`,
  type: sql`message.type`,
  authorId: sql`message.author_id`,
  isAutomatic: sql`message.is_automatic`,
  text: sql`message.text`,
  content: sql`message.content`,
  attachmentId: sql`message.attachment_id`,
  templateId: sql`message.template_id`,
  replyToId: sql`message.reply_to_id`,
  replyToProviderId: sql`message.reply_to_provider_id`,
  providerMessageId: sql`message.provider_message_id`,
  clientMessageId: sql`message.client_message_id`,
  status: sql`message.status`,
  storedFailure: sql`message.failure`,
  systemEvent: sql`message.content->>'systemEvent'`,
  occurredAt: sql`message.occurred_at`,
  receivedAt: sql`message.received_at`,
  editedAt: sql`message.edited_at`,
  revokedAt: sql`message.revoked_at`,
};

/** The columns of a `MessageRow` of `message`. */
export const MESSAGE_COLUMNS = selected(MESSAGE);

/** A `MessageRow` beside a row that names one, joined as `message`. */
export const messageBeside = joined<MessageRow>("message", MESSAGE, {
  author: ["authorId", "direction"],
  attachment: ["attachmentId"],
  failure: ["storedFailure", "status"],
});
