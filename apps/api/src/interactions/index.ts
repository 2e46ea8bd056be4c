/** Interactions: their life, from a customer's first message to a disposition (R1). Who owns them is routing's. */
import { ActResolver } from "./graphql/act.resolver.ts";
import { InteractionResolver } from "./graphql/interaction.resolver.ts";

export type { CloseInteractions } from "./application/close-interactions.ts";
export type { ActContext } from "./graphql/act-context.ts";
export type { InteractionsContext } from "./graphql/context.ts";
export { createInteractions, type Interactions, type InteractionsDeps } from "./interactions.ts";

export { createInteractionLoaders, type InteractionLoaders } from "./loaders.ts";
export { accountOfInteraction } from "./persistence/account-of-interaction.ts";
export type { Closing } from "./persistence/close.ts";
export {
  type Availability,
  lockDue,
  lockInactive,
  lockSearching,
  msToNextDue,
  msToNextInactive,
  putOffFirstDue,
  searchElsewhere,
  type Woken,
  wakeAll,
  wakeSearching,
} from "./persistence/due.ts";
export type { InteractionRow } from "./persistence/interaction-queries.ts";
export { lockInteractions } from "./persistence/locked-interaction.ts";
export { extendServiceWindow, showAsLast } from "./persistence/note-messages.ts";
export { countOpenByAccount } from "./persistence/open-counts.ts";
export { storeAnswer, takeCall } from "./persistence/plan-calls.ts";
export {
  addReplied,
  addTags,
  type Standing,
  setVariables,
  storeInbound,
  storeStandings,
} from "./persistence/standings.ts";
export { countOwned, countWaiting } from "./persistence/work-counts.ts";

export const interactionResolvers = [ActResolver, InteractionResolver] as const;
