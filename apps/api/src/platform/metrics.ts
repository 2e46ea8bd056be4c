import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { VERSION } from "./version.ts";

/** What GET /metrics shows (OPS-02). Labels are few and known: no id, number or text of a person. */
export interface Metrics {
  readonly registry: Registry;
  readonly webhooksStored: Counter;
  readonly webhooksRefused: Counter<"reason">;
  readonly webhooksProcessed: Counter;
  readonly webhooksSetAside: Counter;
  readonly webhookSeconds: Histogram;
  readonly liveConnections: Gauge;
  readonly eventsDelivered: Counter;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: "parley_build_info",
    help: "1, with the version of this node as a label.",
    labelNames: ["version"],
    registers,
  }).set({ version: VERSION }, 1);
  return {
    registry,
    webhooksStored: new Counter({ name: "parley_webhooks_stored_total", help: "Webhooks durably stored.", registers }),
    webhooksRefused: new Counter({
      name: "parley_webhooks_refused_total",
      help: "Webhooks refused without a trace: unknown URL, wrong, missing, stale or replayed signature.",
      labelNames: ["reason"],
      registers,
    }),
    webhooksProcessed: new Counter({
      name: "parley_webhooks_processed_total",
      help: "Webhooks read and done.",
      registers,
    }),
    webhooksSetAside: new Counter({
      name: "parley_webhooks_set_aside_total",
      help: "Webhooks nobody could read.",
      registers,
    }),
    webhookSeconds: new Histogram({
      name: "parley_webhook_answer_seconds",
      help: "Time to answer a webhook.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    liveConnections: new Gauge({
      name: "parley_live_connections",
      help: "Open subscriptions on this node.",
      registers,
    }),
    eventsDelivered: new Counter({
      name: "parley_events_delivered_total",
      help: "Live events handed to subscriptions.",
      registers,
    }),
  };
}
