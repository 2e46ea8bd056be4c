import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Identity } from "../identity.ts";
import type { IdentityLoaders } from "../loaders.ts";

/** What this area's resolvers take from the request. */
export interface IdentityContext extends BaseContext {
  readonly identity: Identity;
  readonly load: IdentityLoaders;
}

/** The same below `@Authorized()`, where somebody is signed in. */
export interface SignedInContext extends IdentityContext {
  readonly viewer: Viewer;
}
