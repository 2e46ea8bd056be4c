import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { identity, references, timestamp } from "../../platform/table-columns.ts";

/** A line of an interaction's routing history, besides its offers. */
export const RoutingStepEntity = defineEntity({
  name: "RoutingStep",
  tableName: "routing_step",
  properties: {
    id: identity().primary(),
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }),
    kind: p.text(),
    at: timestamp().defaultRaw("now()"),
    reason: p.text().strictNullable(),
    agentId: references<UserId>("parley_user").strictNullable(),
    queueId: references<QueueId>("queue", { onDelete: "set null" }).strictNullable(),
    seconds: p.integer().strictNullable(),
    byId: references<UserId>("parley_user").strictNullable(),
  },
  indexes: [{ name: "routing_step_interaction", properties: ["interactionId", "id"] }],
});
export type RoutingStepRow = InferEntity<typeof RoutingStepEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    routing_step: typeof RoutingStepEntity;
  }
}
