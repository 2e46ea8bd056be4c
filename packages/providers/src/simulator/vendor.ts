/** One vendor as the simulator plays it: its voice, what it reports of customers, and its API. */
import type { FastifyInstance } from "fastify";
import type { CustomerContent } from "./control-types.ts";
import type { Exchange } from "./exchange.ts";
import type { VendorVoice, WebhookContent } from "./voice.ts";
import type { CustomerAct, NumberRecord, PhoneRecord } from "./world.ts";

export interface Vendor extends VendorVoice {
  /** Kinds of the customer's messages its webhooks carry. */
  readonly reports: readonly CustomerContent["type"][];
  messageWebhook(act: CustomerAct, number: NumberRecord, phone: PhoneRecord, exchange: Exchange): WebhookContent;
  /** Its API, below a prefix of its own. */
  routes(app: FastifyInstance, exchange: Exchange): void;
}
