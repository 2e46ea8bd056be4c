import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AttachmentId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** A part of a file's bytes. Files live beside their rows, in parts: one backup, any number of nodes, nothing half written. */
export const AttachmentPartEntity = defineEntity({
  name: "AttachmentPart",
  tableName: "attachment_part",
  properties: {
    attachmentId: references<AttachmentId>("attachment", { onDelete: "cascade" }).primary(),
    position: p.integer().primary(),
    bytes: p.blob().$type<Buffer>(),
  },
});
export type AttachmentPartRow = InferEntity<typeof AttachmentPartEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    attachment_part: typeof AttachmentPartEntity;
  }
}
