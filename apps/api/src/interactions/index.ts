/** Interactions: their life, from a customer's first message to a disposition (R1, R5, R8). */
import { ActResolver } from "./graphql/act.resolver.ts";
import { InteractionResolver } from "./graphql/interaction.resolver.ts";

export { assignInteraction } from "./application/assign.ts";
export type { CloseInteractions, Closing } from "./application/close-interactions.ts";
export type { InboundNews } from "./application/note-inbound.ts";
export { createInteractions, type Interactions, type InteractionsDeps } from "./interactions.ts";

export { createInteractionLoaders, type InteractionLoaders } from "./loaders.ts";
export type { InteractionRow } from "./persistence/interaction-queries.ts";

export const interactionResolvers = [ActResolver, InteractionResolver] as const;
