import type { QueueId, TeamId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { TeamRow } from "./team.entity.ts";

const MAX_TEAMS = 1_000;

/** All teams, by name. */
export function listTeams(em: Em): Promise<TeamRow[]> {
  return tables(em).selectFrom("team").selectAll().orderBy("name").limit(MAX_TEAMS).execute();
}

/** Which of the teams are there. */
export async function presentTeamIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tables(em)
    .selectFrom("team")
    .select("id")
    .where("id", "=", anyOf(ids.filter(isId) as TeamId[]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The team, locked until the transaction ends; null when there is none. */
export async function lockTeam(em: Em, id: TeamId): Promise<TeamRow | null> {
  const team = await tables(em).selectFrom("team").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return team ?? null;
}

/** Stores a new team. */
export async function insertTeam(em: Em, team: Pick<TeamRow, "id" | "name" | "description">): Promise<void> {
  await tables(em).insertInto("team").values(team).execute();
}

/** Renames or describes a team; its version goes up by one. */
export async function updateTeam(
  em: Em,
  { id, ...values }: Pick<TeamRow, "id" | "name" | "description">,
): Promise<void> {
  await tables(em)
    .updateTable("team")
    .set((team) => ({ ...values, version: team("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function deleteTeam(em: Em, id: TeamId): Promise<void> {
  await tables(em).deleteFrom("team").where("id", "=", id).execute();
}

export async function agentsOfTeam(em: Em, teamId: TeamId): Promise<UserId[]> {
  const rows = await tables(em).selectFrom("team_agent").select("userId").where("teamId", "=", teamId).execute();
  return rows.map(({ userId }) => userId);
}

/** Puts exactly these agents into the team: those who came and those who went. */
export const setTeamAgents = statement(
  columns("team_agent", "userId"),
  ({ teamId, userIds }: Given<{ teamId: TeamId; userIds: readonly UserId[] }>) =>
    sql`with gone as (delete from team_agent where team_id = ${teamId} and user_id <> all(${userIds}::uuid[]) returning user_id),
          fresh as (insert into team_agent (team_id, user_id) select ${teamId}, unnest(${userIds}::uuid[])
                    on conflict do nothing returning user_id)
        select user_id from gone union all select user_id from fresh`,
);

export async function queuesOfTeam(em: Em, teamId: TeamId): Promise<QueueId[]> {
  const rows = await tables(em).selectFrom("queue_team").select("queueId").where("teamId", "=", teamId).execute();
  return rows.map(({ queueId }) => queueId);
}

/** The agents of teams, by name. */
export function agentsOfTeams(em: Em, teamIds: readonly TeamId[]): Promise<{ teamId: TeamId; userId: UserId }[]> {
  return tables(em)
    .selectFrom("team_agent")
    .innerJoin("parley_user", "parley_user.id", "team_agent.userId")
    .select(["teamId", "userId"])
    .where("teamId", "=", anyOf(teamIds))
    .orderBy((user) => user.fn("lower", ["parley_user.name"]))
    .orderBy("userId")
    .execute();
}

/** The teams of queues, by name. */
export function teamsOfQueues(em: Em, queueIds: readonly QueueId[]): Promise<(TeamRow & { queueId: QueueId })[]> {
  return tables(em)
    .selectFrom("queue_team")
    .innerJoin("team", "team.id", "queue_team.teamId")
    .selectAll("team")
    .select("queueId")
    .where("queueId", "=", anyOf(queueIds))
    .orderBy("team.name")
    .execute();
}
