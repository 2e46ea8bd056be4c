import type { IdentityLoaders } from "../../identity/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Pauses } from "../pauses.ts";

/** What this area's resolvers take from the request; somebody is signed in below `@Authorized()`. */
export interface PausesContext extends BaseContext {
  readonly viewer: Viewer;
  readonly pauses: Pauses;
  readonly load: IdentityLoaders;
}
