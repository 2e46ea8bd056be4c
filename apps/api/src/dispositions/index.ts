/** Dispositions: how interactions end. */
import { DispositionResolver, RoutingActionDispositionResolver } from "./graphql/disposition.resolver.ts";

export {
  choosableDispositionIds,
  createDispositions,
  type Dispositions,
  type DispositionsDeps,
} from "./dispositions.ts";
export type { DispositionsContext } from "./graphql/context.ts";
export { createDispositionLoaders, type DispositionLoaders } from "./loaders.ts";
export type { DispositionRow } from "./persistence/disposition.entity.ts";
export { deleteDispositionsOf } from "./persistence/dispositions.ts";
export { NOT_IN_WHITELIST } from "./system-dispositions.ts";

export const dispositionResolvers = [DispositionResolver, RoutingActionDispositionResolver] as const;
