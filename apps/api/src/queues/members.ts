import type { QueueId, TeamId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";

/** Which of the queues are there. */
export async function presentQueueIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: QueueId }>(em, sql`select id from queue where id = any(${ids.filter(isId)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Puts exactly these users into a queue; who was added or taken out. Who stays keeps their place in its memory. */
export async function setMembers(em: Em, queueId: QueueId, userIds: readonly UserId[]): Promise<UserId[]> {
  const rows = await query<{ userId: UserId }>(
    em,
    sql`with gone as (delete from queue_agent where queue_id = ${queueId} and user_id <> all(${userIds}::uuid[]) returning user_id),
          fresh as (insert into queue_agent (queue_id, user_id) select ${queueId}, unnest(${userIds}::uuid[])
                    on conflict do nothing returning user_id)
        select user_id from gone union all select user_id from fresh`,
  );
  return rows.map(({ userId }) => userId);
}

/** Puts a user into exactly these queues; which queues changed. */
export async function setQueuesOf(em: Em, userId: UserId, queueIds: readonly QueueId[]): Promise<QueueId[]> {
  const rows = await query<{ queueId: QueueId }>(
    em,
    sql`with gone as (delete from queue_agent where user_id = ${userId} and queue_id <> all(${queueIds}::uuid[]) returning queue_id),
          fresh as (insert into queue_agent (user_id, queue_id) select ${userId}, unnest(${queueIds}::uuid[])
                    on conflict do nothing returning queue_id)
        select queue_id from gone union all select queue_id from fresh`,
  );
  return rows.map(({ queueId }) => queueId);
}

/** Users in each of the queues, by name. */
export function listMembers(
  em: Em,
  queueIds: readonly QueueId[],
): Promise<{ readonly queueId: QueueId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select queue_id, user_id from queue_agent join parley_user on parley_user.id = user_id
        where queue_id = any(${queueIds.filter(isId)}::uuid[]) order by lower(parley_user.name), user_id`,
  );
}

/** Queues each of the users is in, by themselves or with a team, by name. */
export function listQueuesOf(
  em: Em,
  userIds: readonly UserId[],
): Promise<{ readonly queueId: QueueId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select queue_id, user_id from queue_member join queue on queue.id = queue_id
        where user_id = any(${userIds.filter(isId)}::uuid[]) order by queue.name, queue_id`,
  );
}

/** Everybody each of the queues may offer to, by name: its agents and those of its teams. */
export function listAllMembers(
  em: Em,
  queueIds: readonly QueueId[],
): Promise<{ readonly queueId: QueueId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select queue_id, user_id from queue_member join parley_user on parley_user.id = user_id
        where queue_id = any(${queueIds.filter(isId)}::uuid[]) order by lower(parley_user.name), user_id`,
  );
}

/** Puts exactly these teams into a queue; whom that added or took out, perhaps. */
export async function setTeams(em: Em, queueId: QueueId, teamIds: readonly TeamId[]): Promise<UserId[]> {
  const rows = await query<{ userId: UserId }>(
    em,
    sql`with gone as (delete from queue_team where queue_id = ${queueId} and team_id <> all(${teamIds}::uuid[]) returning team_id),
          fresh as (insert into queue_team (queue_id, team_id) select ${queueId}, unnest(${teamIds}::uuid[])
                    on conflict do nothing returning team_id)
        select distinct user_id from team_agent where team_id in (select team_id from gone union all select team_id from fresh)`,
  );
  return rows.map(({ userId }) => userId);
}

/** Which of the teams are there. */
export async function presentTeamIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: TeamId }>(em, sql`select id from team where id = any(${ids.filter(isId)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

export async function teamIdsOf(em: Em, queueId: QueueId): Promise<TeamId[]> {
  const rows = await query<{ teamId: TeamId }>(em, sql`select team_id from queue_team where queue_id = ${queueId}`);
  return rows.map(({ teamId }) => teamId);
}

/** Queues that each of the users is signed out of, by name. */
export function listSignedOut(
  em: Em,
  userIds: readonly UserId[],
): Promise<{ readonly queueId: QueueId; readonly userId: UserId }[]> {
  return query(
    em,
    sql`select queue_id, user_id from queue_sign_out join queue_member using (queue_id, user_id) join queue on queue.id = queue_id
        where user_id = any(${userIds.filter(isId)}::uuid[]) order by queue.name, queue_id`,
  );
}

/** Open interactions that wait in each of the queues now; queues without any are missing. */
export function countWaiting(
  em: Em,
  queueIds: readonly QueueId[],
): Promise<{ readonly queueId: QueueId; readonly waiting: number }[]> {
  return query(
    em,
    sql`select hunted_queue_id as queue_id, count(*)::int as waiting from interaction
        where hunted_queue_id = any(${queueIds}::uuid[]) and phase in ('routing', 'offered', 'waiting') group by hunted_queue_id`,
  );
}
