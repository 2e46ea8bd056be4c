import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { TeamId, UserId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** An agent in a team. */
export const TeamAgentEntity = defineEntity({
  name: "TeamAgent",
  tableName: "team_agent",
  properties: {
    teamId: references<TeamId>("team", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
  },
  indexes: [{ name: "team_agent_user", properties: ["userId"] }],
});
export type TeamAgentRow = InferEntity<typeof TeamAgentEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    team_agent: typeof TeamAgentEntity;
  }
}
