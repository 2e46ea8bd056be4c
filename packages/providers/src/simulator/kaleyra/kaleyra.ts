/** Kaleyra as the simulator plays it: unsigned callbacks, Basic when the profile has it, in the profile's body template. */
import { randomUUID } from "node:crypto";
import { META_FAILURES, metaWords } from "../cloud-api/failure-words.ts";
import { messageValue, statusValue } from "../cloud-api/webhook-value.ts";
import { credential } from "../credentials.ts";
import type { Exchange } from "../exchange.ts";
import { graphId, stableDigits, stableHex, wamid } from "../ids.ts";
import type { Vendor } from "../vendor.ts";
import type { WebhookContent } from "../voice.ts";
import type { CustomerAct, NumberRecord, PhoneRecord } from "../world.ts";
import { fileAddress, kaleyraRoutes } from "./routes.ts";

export const kaleyra: Vendor = {
  kind: "kaleyra",
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
    "unsupported",
  ],
  newMessageId: wamid,
  newMediaId: graphId,

  messageWebhook(act, number, phone, exchange) {
    if (number.kaleyraCallbacks !== "v2") return flat(number, inboundVariables(act, number, phone, exchange), null);
    const file = "file" in act.content ? act.content.file : null;
    return json({
      meta_object: {
        value: messageValue(act, number, phoneNumberId(number), phone, exchange.world),
        field: "messages",
      },
      extra_info: {
        ...(file === null ? {} : { media_url: fileAddress(exchange, file) }),
        ref: "",
        ref1: "",
        ref2: "",
        ...(act.replyTo === null ? {} : { reply_to: act.replyTo }),
        trace_id: randomUUID(),
        waba_id: credential(number, "wabaId"),
      },
    });
  },

  statusWebhook(notice, number, phone) {
    const { record, status } = notice;
    // Ids of V1's sends are a UUID with the recipient's place in the request.
    if (record.id.endsWith(":0")) return flat(number, { id: record.id, status }, record.statusUrl);
    if (number.kaleyraCallbacks !== "v2") return flat(number, { id: record.id, status }, record.statusUrl);
    // In Kaleyra's own sample the id inside `statuses` is not the message's.
    const inner = stableHex(record.id, 32);
    return json({
      meta_object: { value: statusValue(notice, number, phoneNumberId(number), phone, inner), field: "messages" },
      extra_info: {
        trace_id: randomUUID(),
        message_id: record.id,
        waba_id: credential(number, "wabaId"),
        ref: record.reference ?? "",
        ref1: "",
        ref2: "",
        enable_url_tracking_body: false,
        enable_url_tracking_button: false,
      },
      status,
      message_id: record.id,
    });
  },

  sign(_part, number): Record<string, string> {
    const user = credential(number, "callbackUser");
    if (user === "") return {};
    const pair = Buffer.from(`${user}:${credential(number, "callbackPassword")}`).toString("base64");
    return { authorization: `Basic ${pair}` };
  },

  failures: META_FAILURES,
  describe: metaWords,
  routes: kaleyraRoutes,
};

function json(body: unknown): WebhookContent {
  return { method: "POST", url: null, contentType: "application/json", body: JSON.stringify(body) };
}

/** V1: the profile's variables, as JSON or in the query. */
function flat(number: NumberRecord, variables: Record<string, string>, url: string | null): WebhookContent {
  if (number.kaleyraCallbacks === "v1-json") return { ...json(variables), url };
  const body = new URLSearchParams(variables).toString();
  return { method: "GET", url, contentType: "application/x-www-form-urlencoded", body };
}

/** Kaleyra's accounts do not know Meta's id of their number; it is made up from the number. */
function phoneNumberId(number: NumberRecord): string {
  return stableDigits(`kaleyra ${number.phone}`, 15);
}

function inboundVariables(
  { content, at, replyTo }: CustomerAct,
  number: NumberRecord,
  phone: PhoneRecord,
  exchange: Exchange,
): Record<string, string> {
  const shared = {
    created_at: String(Math.floor(Date.parse(at) / 1_000)),
    from: phone.phone,
    mobile: phone.phone,
    name: phone.name,
    wanumber: number.phone,
    ...(replyTo === null ? {} : { reply_to: replyTo }),
  };
  switch (content.type) {
    case "text":
      return { ...shared, type: "text", body: content.text };
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return {
        ...shared,
        type: content.type,
        body: content.caption ?? "",
        mime_type: content.file.mimeType,
        media_url: fileAddress(exchange, content.file),
      };
    case "location": {
      const { type: _type, ...place } = content;
      return { ...shared, type: "location", location: JSON.stringify(place) };
    }
    case "contacts":
      return {
        ...shared,
        type: "contacts",
        contacts: JSON.stringify(
          content.contacts.map((card) => ({
            name: { formatted_name: card.name },
            phones: (card.phones ?? []).map((one) => ({ phone: one })),
          })),
        ),
      };
    case "button_reply":
    case "list_reply":
      return {
        ...shared,
        type: content.type === "button_reply" && content.template ? "button" : "interactive",
        body: content.text,
        custom_response: content.payload ?? content.text,
        ...(content.target === undefined ? {} : { reply_to: content.target }),
      };
    default:
      return { ...shared, type: "unsupported", body: "" };
  }
}
