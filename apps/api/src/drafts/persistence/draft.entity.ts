import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { InteractionId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** Words begun and not sent: one user's, in one interaction. */
export const DraftEntity = defineEntity({
  name: "Draft",
  tableName: "draft",
  properties: {
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    text: p.text(),
    updatedAt: timestamp().defaultRaw("now()"),
    isNote: p.boolean().default(false),
  },
});
export type DraftRow = InferEntity<typeof DraftEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    draft: typeof DraftEntity;
  }
}
