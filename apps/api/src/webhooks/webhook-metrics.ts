import { sql } from "kysely";
import { Counter, Histogram } from "prom-client";
import { query } from "../platform/database.ts";
import type { Measure } from "../platform/measuring.ts";
import type { Metrics } from "../platform/metrics.ts";
import { REFUSAL_REASONS } from "./application/accept-webhook.ts";

/** What this node did with webhooks. */
export interface WebhookMetrics {
  readonly stored: Counter;
  readonly refused: Counter<"reason">;
  readonly processed: Counter;
  readonly setAside: Counter;
  readonly answerSeconds: Histogram;
}

/** A larger backlog is shown as this many: counting it on would cost more than it tells. */
const COUNTED_MAX = 100_000;

export function createWebhookMetrics({ registry }: Pick<Metrics, "registry">, measure: Measure): WebhookMetrics {
  measureInbox(measure);
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

function measureInbox(measure: Measure): void {
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
      const counted = (state: "pending" | "failed") =>
        sql`(select count(*) from (select 1 from webhook where state = ${sql.lit(state)} limit ${sql.lit(COUNTED_MAX)}) as it)`;
      const [row] = await query<{ pending: number; quarantined: number; age: number }>(
        em,
        sql`select ${counted("pending")} as pending, ${counted("failed")} as quarantined,
              coalesce((select extract(epoch from clock_timestamp() - received_at)::float8 from webhook
                where state = 'pending' order by id limit 1), 0) as age`,
      );
      return {
        parley_webhooks_pending: row?.pending ?? 0,
        parley_webhooks_oldest_pending_age_seconds: row?.age ?? 0,
        parley_webhooks_quarantined: row?.quarantined ?? 0,
      };
    },
  });
}
