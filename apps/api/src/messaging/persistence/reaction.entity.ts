import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { MessageId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** The emoji one person put on a message. */
export const ReactionEntity = defineEntity({
  name: "Reaction",
  tableName: "reaction",
  properties: {
    messageId: references<MessageId>("message", { onDelete: "cascade" }).primary(),
    byKey: p.text().primary(),
    byId: references<UserId>("parley_user").strictNullable(),
    emoji: p.text(),
    reactedAt: timestamp(),
  },
});
export type ReactionRow = InferEntity<typeof ReactionEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    reaction: typeof ReactionEntity;
  }
}
