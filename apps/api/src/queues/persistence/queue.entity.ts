import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { AGENT_TIMEOUT_SECONDS, QUEUE_STRATEGIES, QUEUE_WEIGHT, type QueueId, type UserId } from "@parley/schema";
import { citext, references, timestamp, within } from "../../platform/table-columns.ts";

/** A group of agents that share waiting interactions (R6). */
export const QueueEntity = defineEntity({
  name: "Queue",
  tableName: "queue",
  properties: {
    id: p.uuid().$type<QueueId>().primary(),
    name: citext().unique(),
    description: p.text().strictNullable(),
    strategy: p.enum([...QUEUE_STRATEGIES]),
    agentTimeoutSeconds: p
      .integer()
      .default(AGENT_TIMEOUT_SECONDS.default)
      .check(within("agent_timeout_seconds", AGENT_TIMEOUT_SECONDS)),
    weight: p.integer().default(QUEUE_WEIGHT.default).check(within("weight", QUEUE_WEIGHT)),
    lastOfferedAgentId: references<UserId>("parley_user", { onDelete: "set null" }).strictNullable().default(null),
    version: p.integer().default(1),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
  },
});
export type QueueRow = InferEntity<typeof QueueEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    queue: typeof QueueEntity;
  }
}
