/** Viewing: who has which interaction open now. */
import { ViewingSubscription } from "./graphql/viewing.subscription.ts";

export type { ViewingContext } from "./graphql/viewing.subscription.ts";
export { startViewing, type Viewing, type ViewingDeps } from "./viewing.ts";

export const viewingResolvers = [ViewingSubscription] as const;
