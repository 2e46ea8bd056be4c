import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { TeamId } from "@parley/schema";
import { citext, timestamp } from "../../platform/table-columns.ts";

/** A named group of agents that queues may have as a whole. */
export const TeamEntity = defineEntity({
  name: "Team",
  tableName: "team",
  properties: {
    id: p.uuid().$type<TeamId>().primary(),
    name: citext().unique(),
    description: p.text().strictNullable(),
    version: p.integer().default(1),
    createdAt: timestamp().defaultRaw("now()"),
  },
});
export type TeamRow = InferEntity<typeof TeamEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    team: typeof TeamEntity;
  }
}
