import type { QueueId, TeamId, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import type { TeamRow } from "./teams.ts";

/** Teams of queues and agents of teams, once a request each and all of a moment in one query. */
export interface TeamLoaders {
  agentsOfTeam(id: TeamId): Promise<readonly UserId[]>;
  teamsOfQueue(id: QueueId): Promise<readonly TeamRow[]>;
}

export function createTeamLoaders(database: Database): TeamLoaders {
  const agents = new DataLoader<TeamId, readonly UserId[]>(async (ids) => {
    const rows = await query<{ teamId: TeamId; userId: UserId }>(
      database.fork(),
      sql`select team_id, user_id from team_agent join parley_user on parley_user.id = user_id
          where team_id = any(${ids}::uuid[]) order by lower(parley_user.name), user_id`,
    );
    const byTeam = Map.groupBy(rows, ({ teamId }) => teamId);
    return ids.map((id) => (byTeam.get(id) ?? []).map(({ userId }) => userId));
  });
  const teams = new DataLoader<QueueId, readonly TeamRow[]>(async (ids) => {
    const rows = await query<TeamRow & { queueId: QueueId }>(
      database.fork(),
      sql`select queue_team.queue_id, team.id, team.name::text, team.description, team.version
          from queue_team join team on team.id = queue_team.team_id
          where queue_team.queue_id = any(${ids}::uuid[]) order by team.name`,
    );
    const byQueue = Map.groupBy(rows, ({ queueId }) => queueId);
    return ids.map((id) => byQueue.get(id) ?? []);
  });
  return { agentsOfTeam: (id) => agents.load(id), teamsOfQueue: (id) => teams.load(id) };
}
