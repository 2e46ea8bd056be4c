import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { VERSION } from "./version.ts";

/**
 * What GET /metrics shows; docs/metrics.md says what each means. Areas register their own. Labels are few and
 * known: no number or text of a person.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly eventsDelivered: Counter;
  readonly liveStreams: Gauge;
  /** A gauge of what this process knows by itself, read at each scrape. */
  observe(name: string, help: string, read: () => number | Promise<number>): void;
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
    liveStreams: new Gauge({ name: "parley_live_streams", help: "Open subscriptions on this node.", registers }),
    eventsDelivered: new Counter({
      name: "parley_events_delivered_total",
      help: "Live events handed to subscriptions.",
      registers,
    }),
    observe(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
  };
}
