import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { QueueId, TeamId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** A team whose agents are all members of a queue. */
export const QueueTeamEntity = defineEntity({
  name: "QueueTeam",
  tableName: "queue_team",
  properties: {
    queueId: references<QueueId>("queue", { onDelete: "cascade" }).primary(),
    teamId: references<TeamId>("team", { onDelete: "cascade" }).primary(),
  },
  indexes: [{ name: "queue_team_team", properties: ["teamId"] }],
});
export type QueueTeamRow = InferEntity<typeof QueueTeamEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    queue_team: typeof QueueTeamEntity;
  }
}
