import type { AccountLoaders } from "../../accounts/index.ts";
import type { SignedInContext } from "../../identity/index.ts";
import type { QueueLoaders } from "../../queues/index.ts";
import type { Agents } from "../agents.ts";
import type { AgentLoaders } from "../loaders.ts";

/** What this area's resolvers take from the request. */
export interface AgentsContext extends SignedInContext {
  readonly agents: Agents;
  readonly load: SignedInContext["load"] & AgentLoaders & AccountLoaders & QueueLoaders;
}
