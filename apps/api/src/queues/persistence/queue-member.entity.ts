import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { QueueId, UserId } from "@parley/schema";

/** An agent who is a member of a queue, by name or by team, each once. */
export const QueueMemberEntity = defineEntity({
  name: "QueueMember",
  tableName: "queue_member",
  view: true,
  expression: `select queue_agent.queue_id, queue_agent.user_id from queue_agent
    union select queue_team.queue_id, team_agent.user_id from (queue_team join team_agent using (team_id))`,
  properties: {
    queueId: p.uuid().$type<QueueId>().primary(),
    userId: p.uuid().$type<UserId>().primary(),
  },
});
export type QueueMemberRow = InferEntity<typeof QueueMemberEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    queue_member: typeof QueueMemberEntity;
  }
}
