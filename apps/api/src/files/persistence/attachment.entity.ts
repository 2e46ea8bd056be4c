import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { type AccountId, type AttachmentId, type InteractionId, MEDIA_STATES, type UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";
import type { FetchReference } from "./fetch-reference.ts";

/** A file of a message, sent or received. Its bytes are in attachment_part. */
export const AttachmentEntity = defineEntity({
  name: "Attachment",
  tableName: "attachment",
  properties: {
    id: p.uuid().$type<AttachmentId>().primary(),
    accountId: references<AccountId>("account").strictNullable(),
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).strictNullable(),
    uploadedById: references<UserId>("parley_user").strictNullable(),
    state: p.enum([...MEDIA_STATES]),
    fileName: p.text().strictNullable(),
    mimeType: p.text().strictNullable(),
    sizeBytes: p.bigint("number").strictNullable(),
    reference: p.json<FetchReference>().strictNullable(),
    failure: p.text().strictNullable(),
    fetchStartedAt: timestamp().strictNullable(),
    createdAt: timestamp().defaultRaw("now()"),
    retries: p.integer().default(0),
  },
  indexes: [
    { name: "attachment_interaction", properties: ["interactionId"] },
    { name: "attachment_pending", properties: ["createdAt"], where: "state = 'pending'" },
  ],
});
export type AttachmentRow = InferEntity<typeof AttachmentEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    attachment: typeof AttachmentEntity;
  }
}
