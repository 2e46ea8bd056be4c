/** Live: the event log as ordered, resumable subscriptions (R15). */
import { EventsSubscription } from "./graphql/events.subscription.ts";
import { LiveEventResolver } from "./graphql/live-event.resolver.ts";

export type { LiveContext } from "./graphql/context.ts";
export { createLiveHub, type LiveHub, type LiveHubDeps } from "./hub.ts";
export { circleOf } from "./persistence/circle.ts";
export type { StreamItem } from "./stream.ts";

export const liveResolvers = [EventsSubscription, LiveEventResolver] as const;
