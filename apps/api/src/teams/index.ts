/** Teams: named groups of agents that queues have as a whole. */
import { QueueTeamsResolver, TeamResolver } from "./graphql/team.resolver.ts";

export type { TeamsContext } from "./graphql/context.ts";
export { createTeamLoaders, type TeamLoaders } from "./loaders.ts";
export { presentTeamIds } from "./persistence/teams.ts";
export { createTeams, type Teams, type TeamsDeps } from "./teams.ts";

export const teamResolvers = [TeamResolver, QueueTeamsResolver] as const;
