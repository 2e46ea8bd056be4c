import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { QueueId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** An agent who is a member of a queue by name. */
export const QueueAgentEntity = defineEntity({
  name: "QueueAgent",
  tableName: "queue_agent",
  properties: {
    queueId: references<QueueId>("queue", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    lastOfferedAt: timestamp().strictNullable(),
  },
  indexes: [{ name: "queue_agent_user", properties: ["userId"] }],
});
export type QueueAgentRow = InferEntity<typeof QueueAgentEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    queue_agent: typeof QueueAgentEntity;
  }
}
