import type { Accounts } from "../../accounts/index.ts";
import type { IdentityLoaders } from "../../identity/index.ts";
import type { InteractionLoaders } from "../../interactions/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { QueueLoaders } from "../../queues/index.ts";
import type { RoutingLoaders } from "../loaders.ts";
import type { Routing } from "../routing.ts";

/** What this area's resolvers take from the request; somebody is signed in below `@Authorized()`. */
export interface RoutingContext extends BaseContext {
  readonly viewer: Viewer;
  readonly routing: Routing;
  readonly accounts: Accounts;
  readonly load: RoutingLoaders & IdentityLoaders & InteractionLoaders & QueueLoaders;
}
