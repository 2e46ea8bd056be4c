import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";
import type { PlanStep } from "../../routing-plans/index.ts";

/** One version of an account's plan. Immutable: an edit makes a new row, so a running interaction keeps the plan it started with (R5). */
export const RoutingPlanEntity = defineEntity({
  name: "RoutingPlan",
  tableName: "routing_plan",
  properties: {
    id: p.uuid().primary(),
    accountId: references<AccountId>("account", { onDelete: "cascade" }),
    actions: p.json<readonly PlanStep[]>(),
    createdAt: timestamp().defaultRaw("now()"),
  },
});
export type RoutingPlanRow = InferEntity<typeof RoutingPlanEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    routing_plan: typeof RoutingPlanEntity;
  }
}
