/** Routing: plans, offers, waits and deadlines (R5–R8). */
import { OfferResolver } from "./graphql/offer.resolver.ts";

export { createRoutingLoaders, type RoutingLoaders } from "./loaders.ts";
export type { OfferRow } from "./persistence/offers.ts";
export { type Routing, type RoutingDeps, startRouting, withdrawOffers } from "./routing.ts";

export const routingResolvers = [OfferResolver] as const;
