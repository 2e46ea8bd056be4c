import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { QueueId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** An agent who is signed out of one of their queues, since when. */
export const QueueSignOutEntity = defineEntity({
  name: "QueueSignOut",
  tableName: "queue_sign_out",
  properties: {
    queueId: references<QueueId>("queue", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    since: timestamp().defaultRaw("now()"),
  },
});
export type QueueSignOutRow = InferEntity<typeof QueueSignOutEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    queue_sign_out: typeof QueueSignOutEntity;
  }
}
