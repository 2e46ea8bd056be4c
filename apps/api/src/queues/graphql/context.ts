import type { SignedInContext } from "../../identity/index.ts";
import type { QueueLoaders } from "../loaders.ts";
import type { Queues } from "../queues.ts";

/** What this area's resolvers take from the request. */
export interface QueuesContext extends SignedInContext {
  readonly queues: Queues;
  readonly load: SignedInContext["load"] & QueueLoaders;
}
