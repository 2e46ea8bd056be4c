/** Messaging: what customers and agents write to each other, in order, once, and how far it has come (R2, R3). */
import { MessageResolver, ReactionResolver } from "./graphql/message.resolver.ts";
import { TypingResolver } from "./graphql/typing.resolver.ts";
import { WritingResolver } from "./graphql/writing.resolver.ts";

export type { AutomaticReply, SystemLine } from "./application/add-lines.ts";
export type { Change } from "./application/apply-changes.ts";
export type { StatusReport, StatusUpdate } from "./application/apply-statuses.ts";
export type { Writer } from "./application/refusals.ts";
export type { ArrivedMessage, StoredMessage } from "./application/store-inbound.ts";
export type { ConnectionOf, ProviderConnection } from "./connection.ts";
export type { MessagingContext } from "./graphql/context.ts";
export { createMessageLoaders, type MessageLoaders } from "./loaders.ts";
export { createMessaging, MESSAGING_CRONTAB, type Messaging, type MessagingDeps } from "./messaging.ts";
export { type MessageRow, messageBeside } from "./persistence/message-row.ts";
export { moveMessages } from "./persistence/move-messages.ts";
export { createSendMetrics } from "./send-metrics.ts";

export const messagingResolvers = [WritingResolver, TypingResolver, MessageResolver, ReactionResolver] as const;
