/** Interactions: their life, from a customer's first message to a disposition (R1, R5, R8). */
import { ActResolver } from "./graphql/act.resolver.ts";

export { assignInteraction } from "./application/assign.ts";
export type { CloseInteractions, Closing } from "./application/close-interactions.ts";
export type { InboundNews } from "./application/note-inbound.ts";
export { createInteractions, type Interactions, type InteractionsDeps } from "./interactions.ts";

export const interactionResolvers = [ActResolver] as const;
