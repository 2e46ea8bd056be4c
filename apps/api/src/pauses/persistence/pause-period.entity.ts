import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A pause that an agent took. It keeps its reason's name, so that deleting the reason changes no history. */
export const PausePeriodEntity = defineEntity({
  name: "PausePeriod",
  tableName: "pause_period",
  properties: {
    id: p.uuid().primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }),
    pauseName: p.text().strictNullable(),
    isAutomatic: p.boolean().default(false),
    setById: references<UserId>("parley_user").strictNullable(),
    startedAt: timestamp().defaultRaw("now()"),
    endedAt: timestamp().strictNullable(),
  },
  indexes: [{ name: "pause_period_user", properties: ["userId", "startedAt"] }],
  uniques: [{ name: "pause_period_running", properties: ["userId"], where: "ended_at is null" }],
});
export type PausePeriodRow = InferEntity<typeof PausePeriodEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    pause_period: typeof PausePeriodEntity;
  }
}
