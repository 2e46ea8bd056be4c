import { Counter, Histogram } from "prom-client";
import type { Measure } from "../platform/measuring.ts";
import type { Metrics } from "../platform/metrics.ts";
import { REFUSAL_REASONS } from "./application/accept-webhook.ts";
import { measureInbox } from "./persistence/measured-inbox.ts";

/** What this node did with webhooks. */
export interface WebhookMetrics {
  readonly stored: Counter;
  readonly refused: Counter<"reason">;
  readonly processed: Counter;
  readonly setAside: Counter;
  readonly answerSeconds: Histogram;
}

export function createWebhookMetrics({ registry }: Pick<Metrics, "registry">, measure: Measure): WebhookMetrics {
  measureBacklog(measure);
  const registers = [registry];
  const refused = new Counter({
    name: "parley_webhooks_refused_total",
    help: "Webhooks refused without a trace: unknown URL, wrong, missing, stale or replayed signature, unreadable account.",
    labelNames: ["reason"],
    registers,
  });
  // From zero on, so that the first of each is seen as a rise.
  for (const reason of REFUSAL_REASONS) refused.inc({ reason }, 0);
  return {
    refused,
    stored: new Counter({ name: "parley_webhooks_stored_total", help: "Webhooks durably stored.", registers }),
    processed: new Counter({ name: "parley_webhooks_processed_total", help: "Webhooks read and done.", registers }),
    setAside: new Counter({ name: "parley_webhooks_set_aside_total", help: "Webhooks nobody could read.", registers }),
    answerSeconds: new Histogram({
      name: "parley_webhook_answer_seconds",
      help: "Time to answer a webhook.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
  };
}

function measureBacklog(measure: Measure): void {
  measure({
    what: "webhooks",
    gauges: {
      parley_webhooks_pending: { help: "Webhooks stored and not read yet; at most 100000 are counted." },
      parley_webhooks_oldest_pending_age_seconds: {
        help: "Age of the oldest webhook that is not read yet; 0 when there is none.",
      },
      parley_webhooks_quarantined: { help: "Webhooks that could not be read and wait for an administrator." },
    },
    async read(em) {
      const [row] = await measureInbox(em);
      return {
        parley_webhooks_pending: row?.pending ?? 0,
        parley_webhooks_oldest_pending_age_seconds: row?.age ?? 0,
        parley_webhooks_quarantined: row?.quarantined ?? 0,
      };
    },
  });
}
