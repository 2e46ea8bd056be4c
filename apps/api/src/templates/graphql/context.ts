import type { IdentityContext } from "../../identity/index.ts";
import type { TemplateLoaders } from "../loaders.ts";
import type { Templates } from "../templates.ts";

/** What this area's resolvers take from the request. */
export interface TemplatesContext extends IdentityContext {
  readonly templates: Templates;
  readonly load: IdentityContext["load"] & TemplateLoaders;
}
