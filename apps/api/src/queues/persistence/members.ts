import type { QueueId, TeamId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { QueueMemberRow } from "./queue-member.entity.ts";

/** Somebody in a queue. */
export type Member = Pick<QueueMemberRow, "queueId" | "userId">;

/** Puts exactly these users into a queue; who was added or taken out. Who stays is still known for their last offer. */
export const setMembers = statement(
  columns("queue_agent", "userId"),
  ({ queueId, userIds }: Given<{ queueId: QueueId; userIds: readonly UserId[] }>) =>
    sql`with gone as (delete from queue_agent where queue_id = ${queueId} and user_id <> all(${userIds}::uuid[]) returning user_id),
          fresh as (insert into queue_agent (queue_id, user_id) select ${queueId}, unnest(${userIds}::uuid[])
                    on conflict do nothing returning user_id)
        select user_id from gone union all select user_id from fresh`,
);

/** Puts a user into exactly these queues; which queues changed. */
export const setQueuesOf = statement(
  columns("queue_agent", "queueId"),
  ({ userId, queueIds }: Given<{ userId: UserId; queueIds: readonly QueueId[] }>) =>
    sql`with gone as (delete from queue_agent where user_id = ${userId} and queue_id <> all(${queueIds}::uuid[]) returning queue_id),
          fresh as (insert into queue_agent (user_id, queue_id) select ${userId}, unnest(${queueIds}::uuid[])
                    on conflict do nothing returning queue_id)
        select queue_id from gone union all select queue_id from fresh`,
);

/** Puts exactly these teams into a queue; whom that added or took out, perhaps. */
export const setTeams = statement(
  columns("team_agent", "userId"),
  ({ queueId, teamIds }: Given<{ queueId: QueueId; teamIds: readonly TeamId[] }>) =>
    sql`with gone as (delete from queue_team where queue_id = ${queueId} and team_id <> all(${teamIds}::uuid[]) returning team_id),
          fresh as (insert into queue_team (queue_id, team_id) select ${queueId}, unnest(${teamIds}::uuid[])
                    on conflict do nothing returning team_id)
        select distinct user_id from team_agent where team_id in (select team_id from gone union all select team_id from fresh)`,
);

/** Users in each of the queues, by name. */
export function listMembers(em: Em, queueIds: readonly QueueId[]): Promise<Member[]> {
  return tables(em)
    .selectFrom("queue_agent")
    .innerJoin("parley_user", "parley_user.id", "queue_agent.userId")
    .select(["queueId", "userId"])
    .where("queueId", "=", anyOf(queueIds))
    .orderBy(({ fn }) => fn("lower", ["parley_user.name"]))
    .orderBy("userId")
    .execute();
}

/** Everybody each of the queues may offer to, by name: its agents and those of its teams. */
export function listAllMembers(em: Em, queueIds: readonly QueueId[]): Promise<Member[]> {
  return tables(em)
    .selectFrom("queue_member")
    .innerJoin("parley_user", "parley_user.id", "queue_member.userId")
    .select(["queueId", "userId"])
    .where("queueId", "=", anyOf(queueIds))
    .orderBy(({ fn }) => fn("lower", ["parley_user.name"]))
    .orderBy("userId")
    .execute();
}

/** Queues each of the users is in, by themselves or with a team, by name. */
export function listQueuesOf(em: Em, userIds: readonly UserId[]): Promise<Member[]> {
  return tables(em)
    .selectFrom("queue_member")
    .innerJoin("queue", "queue.id", "queue_member.queueId")
    .select(["queueId", "userId"])
    .where("userId", "=", anyOf(userIds))
    .orderBy("queue.name")
    .orderBy("queueId")
    .execute();
}

/** Whether a user is in a queue, by themselves or with a team. */
export async function isQueueMember(em: Em, { queueId, userId }: Member): Promise<boolean> {
  const member = await tables(em)
    .selectFrom("queue_member")
    .select("userId")
    .where("queueId", "=", queueId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return member !== undefined;
}

export async function teamIdsOf(em: Em, queueId: QueueId): Promise<TeamId[]> {
  const rows = await tables(em).selectFrom("queue_team").select("teamId").where("queueId", "=", queueId).execute();
  return rows.map(({ teamId }) => teamId);
}
