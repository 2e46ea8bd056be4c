/** Dispositions: how interactions end. */
import { DispositionEntity } from "./disposition.entity.ts";
import { DispositionResolver, RoutingActionDispositionResolver } from "./graphql/disposition.resolver.ts";

export type { DispositionRow } from "./disposition.entity.ts";
export {
  choosableDispositionIds,
  createDispositions,
  type Dispositions,
  type DispositionsDeps,
} from "./dispositions.ts";
export type { DispositionsContext } from "./graphql/context.ts";
export { createDispositionLoaders, type DispositionLoaders } from "./loaders.ts";
export { NOT_IN_WHITELIST } from "./system-dispositions.ts";

export const dispositionEntities = [DispositionEntity] as const;
export const dispositionResolvers = [DispositionResolver, RoutingActionDispositionResolver] as const;
