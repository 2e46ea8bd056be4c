/** Queues: groups of agents that share waiting interactions. */
import { QueueResolver } from "./graphql/queue.resolver.ts";
import { RoutingActionQueueResolver } from "./graphql/routing-action-queue.resolver.ts";

export type { QueuesContext } from "./graphql/context.ts";
export { createQueueLoaders, type QueueLoaders } from "./loaders.ts";
export { NOTE_QUEUE_OFFERS, storeLastOffered } from "./persistence/last-offered.ts";
export { isQueueMember, setQueuesOf } from "./persistence/members.ts";
export type { QueueRow } from "./persistence/queue.entity.ts";
export { presentQueueIds } from "./persistence/queues.ts";
export { signInToQueue, signOutOfQueue } from "./persistence/sign-outs.ts";
export { createQueues, type Queues } from "./queues.ts";
export type { QueuesDeps } from "./save-queue.ts";

export const queueResolvers = [QueueResolver, RoutingActionQueueResolver] as const;
