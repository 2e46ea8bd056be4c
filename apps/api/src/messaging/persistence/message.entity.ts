import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { Failure } from "@parley/providers";
import {
  type AccountId,
  type AttachmentId,
  DELIVERY_STATUSES,
  type InteractionId,
  MESSAGE_DIRECTIONS,
  type MessageId,
  type MessageType,
  type TemplateId,
  type UserId,
} from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";
import type { StoredContent } from "./message-content.ts";

/** One line of a thread: a message in or out, an internal note, or a line of the system's. */
export const MessageEntity = defineEntity({
  name: "Message",
  tableName: "message",
  properties: {
    id: p.uuid().$type<MessageId>().primary(),
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }),
    accountId: references<AccountId>("account"),
    direction: p.enum([...MESSAGE_DIRECTIONS]),
    type: p.text().$type<MessageType>(),
    authorId: references<UserId>("parley_user").strictNullable(),
    isAutomatic: p.boolean().default(false),
    text: p.text().strictNullable(),
    content: p.json<StoredContent>().strictNullable(),
    attachmentId: references<AttachmentId>("attachment", { isDeferred: true }).strictNullable(),
    templateId: references<TemplateId>("template", { onDelete: "set null" }).strictNullable(),
    replyToId: p.uuid().$type<MessageId>().strictNullable(),
    replyToProviderId: p.text().strictNullable(),
    providerMessageId: p.text().strictNullable(),
    clientMessageId: p.text().strictNullable(),
    status: p.enum([...DELIVERY_STATUSES]).strictNullable(),
    failure: p.json<Failure>().strictNullable(),
    queuedAt: timestamp().strictNullable(),
    sendAttempt: p.integer().default(1),
    sendTries: p.integer().default(0),
    sendStartedAt: timestamp().strictNullable(),
    sendNotBefore: timestamp().strictNullable(),
    occurredAt: timestamp(),
    receivedAt: timestamp().defaultRaw("now()"),
    editedAt: timestamp().strictNullable(),
    revokedAt: timestamp().strictNullable(),
  },
  indexes: [
    { name: "message_attachment", properties: ["attachmentId"], where: "attachment_id is not null" },
    {
      name: "message_thread",
      // Spelt out: MikroORM reads the order of a column wrongly when another one's name ends like it.
      expression: "create index message_thread on message (interaction_id, occurred_at desc, id desc)",
    },
    {
      name: "message_unsent",
      properties: ["interactionId", "occurredAt", "id"],
      where: "status = 'queued' and provider_message_id is null",
    },
  ],
  uniques: [
    {
      name: "message_client_id",
      properties: ["interactionId", "clientMessageId"],
      where: "client_message_id is not null",
    },
    {
      name: "message_provider_id",
      properties: ["accountId", "providerMessageId"],
      where: "provider_message_id is not null",
    },
  ],
});
export type MessageRow = InferEntity<typeof MessageEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    message: typeof MessageEntity;
  }
}
