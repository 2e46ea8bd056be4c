import type { IdentityLoaders } from "../../identity/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Interactions } from "../interactions.ts";
import type { InteractionLoaders } from "../loaders.ts";

/** What acts on interactions take from the request; somebody is signed in below `@Authorized()`. */
export interface ActContext extends BaseContext {
  readonly viewer: Viewer;
  readonly interactions: Interactions;
  readonly load: IdentityLoaders & InteractionLoaders;
}
