import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Files } from "../files.ts";

/** What this area's resolvers take from the request. */
export interface FilesContext extends BaseContext {
  readonly files: Files;
}
