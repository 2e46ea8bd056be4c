import type { FileLoaders } from "../../files/index.ts";
import type { IdentityLoaders } from "../../identity/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { TemplateLoaders } from "../../templates/index.ts";
import type { MessageLoaders } from "../loaders.ts";
import type { Messaging } from "../messaging.ts";

/** What this area's resolvers take from the request. */
export interface MessagingContext extends BaseContext {
  readonly messaging: Messaging;
  readonly load: MessageLoaders & IdentityLoaders & FileLoaders & TemplateLoaders;
}

/** The same below `@Authorized()`, where somebody is signed in. */
export interface WritingContext extends MessagingContext {
  readonly viewer: Viewer;
}
