/** Routing: who owns an interaction, and how it gets there: plans, offers, waits, transfer, inactivity (R5–R10). */
import { ClosingResolver } from "./graphql/closing.resolver.ts";
import { OfferResolver } from "./graphql/offer.resolver.ts";
import { OwnershipResolver } from "./graphql/ownership.resolver.ts";
import { RoutingHistoryResolver } from "./graphql/routing-history.resolver.ts";
import { InteractionRoutingResolver, TransferResolver } from "./graphql/transfer.resolver.ts";
import { TrialResolver, TrialStepResolver } from "./graphql/trial.resolver.ts";

export { type InboundNews, noteInbound } from "./application/note-inbound.ts";
export { withdrawOffers } from "./application/withdraw-offers.ts";
export type { RoutingContext } from "./graphql/context.ts";
export { createRoutingLoaders, type RoutingLoaders } from "./loaders.ts";
export type { OfferRow } from "./persistence/offer.entity.ts";
export { measureRouting } from "./persistence/routing-metrics.ts";
export { type Routing, type RoutingDeps, startRouting } from "./routing.ts";

export const routingResolvers = [
  OfferResolver,
  OwnershipResolver,
  ClosingResolver,
  TransferResolver,
  InteractionRoutingResolver,
  RoutingHistoryResolver,
  TrialResolver,
  TrialStepResolver,
] as const;
