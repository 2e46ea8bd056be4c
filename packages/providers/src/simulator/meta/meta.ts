/** Meta as the simulator plays it: webhooks with escaped JSON, signed over the raw bytes when the app has a secret. */
import { createHmac } from "node:crypto";
import { META_FAILURES, metaWords } from "../cloud-api/failure-words.ts";
import { messageValue, statusValue } from "../cloud-api/webhook-value.ts";
import { credential } from "../credentials.ts";
import { graphId, wamid } from "../ids.ts";
import type { Vendor } from "../vendor.ts";
import type { WebhookContent } from "../voice.ts";
import type { NumberRecord } from "../world.ts";
import { metaRoutes } from "./routes.ts";

export const meta: Vendor = {
  kind: "meta",
  reports: [
    "text",
    "image",
    "video",
    "audio",
    "voice",
    "document",
    "sticker",
    "location",
    "contacts",
    "reaction",
    "button_reply",
    "list_reply",
    "flow_reply",
    "order",
    "edit",
    "revoke",
    "number_change",
    "unsupported",
  ],
  newMessageId: wamid,
  newMediaId: graphId,

  messageWebhook(act, number, phone, { world }) {
    return envelope(number, messageValue(act, number, credential(number, "phoneNumberId"), phone, world));
  },

  statusWebhook(notice, number, phone) {
    return envelope(number, statusValue(notice, number, credential(number, "phoneNumberId"), phone, notice.record.id));
  },

  sign({ body }, number) {
    const secret = credential(number, "appSecret");
    const agent = { "user-agent": "facebookexternalua" };
    if (secret === "") return agent;
    return { ...agent, "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` };
  },

  failures: META_FAILURES,
  describe: metaWords,
  routes: metaRoutes,
};

function envelope(number: NumberRecord, value: Record<string, unknown>): WebhookContent {
  const body = {
    object: "whatsapp_business_account",
    entry: [{ id: credential(number, "wabaId"), changes: [{ value, field: "messages" }] }],
  };
  return { method: "POST", url: null, contentType: "application/json", body: escapedJson(body) };
}

/** JSON as Meta writes it: ASCII only, "/" escaped. */
function escapedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
