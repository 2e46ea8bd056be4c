import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Drafts } from "../drafts.ts";

/** What this area's resolvers take from the request; somebody is signed in below `@Authorized()`. */
export interface DraftsContext extends BaseContext {
  readonly viewer: Viewer;
  readonly drafts: Drafts;
}
