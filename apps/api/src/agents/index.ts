/** Agents: the people, their memberships, presence as shown, and pause. */

import { UserResolver } from "./graphql/user.resolver.ts";
import { UserFieldsResolver } from "./graphql/user-fields.resolver.ts";

export { type Agents, createAgents } from "./agents.ts";
export type { AgentsContext } from "./graphql/context.ts";
export { type AgentLoaders, createAgentLoaders } from "./loaders.ts";
export type { AgentsDeps } from "./save-user.ts";

export const agentResolvers = [UserResolver, UserFieldsResolver] as const;
