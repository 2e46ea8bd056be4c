import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { AGENT_TIMEOUT_SECONDS, QUEUE_STRATEGIES, QUEUE_WEIGHT, type QueueId } from "@parley/schema";

/** A group of agents that share waiting interactions (R6). */
export const QueueEntity = defineEntity({
  name: "Queue",
  tableName: "queue",
  properties: {
    id: p.uuid().$type<QueueId>().primary(),
    name: p.string().columnType("citext"),
    description: p.text().strictNullable(),
    strategy: p.enum([...QUEUE_STRATEGIES]),
    agentTimeoutSeconds: p.integer().default(AGENT_TIMEOUT_SECONDS.default),
    weight: p.integer().default(QUEUE_WEIGHT.default),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});
export type QueueRow = InferEntity<typeof QueueEntity>;
