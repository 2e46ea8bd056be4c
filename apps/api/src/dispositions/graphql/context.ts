import type { IdentityContext } from "../../identity/index.ts";
import type { Dispositions } from "../dispositions.ts";
import type { DispositionLoaders } from "../loaders.ts";

/** What this area's resolvers take from the request. */
export interface DispositionsContext extends IdentityContext {
  readonly dispositions: Dispositions;
  readonly load: IdentityContext["load"] & DispositionLoaders;
}
