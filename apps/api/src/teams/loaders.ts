import type { QueueId, TeamId, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import type { TeamRow } from "./persistence/team.entity.ts";
import { agentsOfTeams, teamsOfQueues } from "./persistence/teams.ts";

/** Teams of queues and agents of teams, once a request each and all of a moment in one query. */
export interface TeamLoaders {
  agentsOfTeam(id: TeamId): Promise<readonly UserId[]>;
  teamsOfQueue(id: QueueId): Promise<readonly TeamRow[]>;
}

export function createTeamLoaders(database: Database): TeamLoaders {
  const agents = new DataLoader<TeamId, readonly UserId[]>(async (ids) => {
    const rows = await agentsOfTeams(database.fork(), ids);
    const byTeam = Map.groupBy(rows, ({ teamId }) => teamId);
    return ids.map((id) => (byTeam.get(id) ?? []).map(({ userId }) => userId));
  });
  const teams = new DataLoader<QueueId, readonly TeamRow[]>(async (ids) => {
    const rows = await teamsOfQueues(database.fork(), ids);
    const byQueue = Map.groupBy(rows, ({ queueId }) => queueId);
    return ids.map((id) => byQueue.get(id) ?? []);
  });
  return { agentsOfTeam: (id) => agents.load(id), teamsOfQueue: (id) => teams.load(id) };
}
