import type { IdentityLoaders } from "../../identity/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { TeamLoaders } from "../loaders.ts";
import type { Teams } from "../teams.ts";

/** What this area's resolvers take from the request; somebody is signed in below `@Authorized()`. */
export interface TeamsContext extends BaseContext {
  readonly viewer: Viewer;
  readonly teams: Teams;
  readonly load: TeamLoaders & IdentityLoaders;
}
