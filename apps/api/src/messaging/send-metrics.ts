import { PROVIDER_KINDS, type ProviderKind } from "@parley/schema";
import { Counter } from "prom-client";
import type { Measure } from "../platform/measuring.ts";
import type { Metrics } from "../platform/metrics.ts";
import { DELIVERY_TYPES, type Delivery } from "./domain/send-outcome.ts";
import { measureUnsent } from "./persistence/deliveries.ts";

/** Counts what came of each attempt to send. */
export type CountSend = (provider: ProviderKind, outcome: Delivery["type"]) => void;

/** Counts this node's sends, and measures what waits to be sent. */
export function createSendMetrics({ registry }: Pick<Metrics, "registry">, measure: Measure): CountSend {
  const sends = new Counter({
    name: "parley_sends_total",
    help: "Attempts to hand a message to a provider, by provider and outcome.",
    labelNames: ["provider", "outcome"],
    registers: [registry],
  });
  // From zero on, so that the first of each is seen as a rise.
  for (const provider of PROVIDER_KINDS) for (const outcome of DELIVERY_TYPES) sends.inc({ provider, outcome }, 0);
  measure({
    what: "sends",
    gauges: {
      parley_messages_unsent: {
        help: "Messages written and not yet handed to a provider; at most 100000 are counted.",
      },
      parley_messages_oldest_unsent_age_seconds: {
        help: "How long ago the oldest message that is not handed to a provider yet was written; 0 when there is none.",
      },
    },
    async read(em) {
      const [row] = await measureUnsent(em);
      return {
        parley_messages_unsent: row?.count ?? 0,
        parley_messages_oldest_unsent_age_seconds: row?.age ?? 0,
      };
    },
  });
  return (provider, outcome) => sends.inc({ provider, outcome });
}
