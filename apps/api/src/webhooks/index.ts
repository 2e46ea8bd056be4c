/** Webhooks: receive URLs, the durable inbox, and reading it in order. */
import { IngestProblemResolver } from "./graphql/ingest-problem.resolver.ts";

export type { WebhooksContext } from "./graphql/context.ts";
export { lockIngest } from "./persistence/inbox.ts";
export { createWebhookMetrics } from "./webhook-metrics.ts";
export { startWebhooks, type Webhooks, type WebhooksDeps } from "./webhooks.ts";

export const webhooksResolvers = [IngestProblemResolver] as const;
