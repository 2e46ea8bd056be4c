/** Sinch's Conversation API as the simulator plays it, in conversation mode; signed when the webhook has a secret. */
import { createHmac } from "node:crypto";
import { credential } from "../credentials.ts";
import type { Exchange } from "../exchange.ts";
import { stableUlid, ulid } from "../ids.ts";
import type { Vendor } from "../vendor.ts";
import type { ReportedStatus, WebhookContent } from "../voice.ts";
import type { CustomerAct, NumberRecord, PhoneRecord } from "../world.ts";
import { contactMessage } from "./contact-message.ts";
import { CHANNEL_CODES, SINCH_FAILURES, sinchWords } from "./errors.ts";
import { contactId } from "./people.ts";
import { sinchRoutes } from "./routes.ts";

const STATUS_WORDS: Readonly<Record<ReportedStatus, string>> = {
  sent: "QUEUED_ON_CHANNEL",
  delivered: "DELIVERED",
  read: "READ",
  failed: "FAILED",
};

export const sinch: Vendor = {
  kind: "sinch",
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
  newMessageId: () => ulid(),
  newMediaId: () => ulid(),

  messageWebhook(act, number, phone, exchange) {
    const at = new Date(act.at);
    if (act.content.type === "reaction")
      return callback(number, at, {
        event: {
          ...person(number, phone, at),
          id: act.id,
          direction: "TO_APP",
          contact_message_event: { reaction_event: reactionEvent(act.content) },
        },
      });
    return callback(number, at, { message: inboundMessage(act, number, phone, exchange, at) });
  },

  statusWebhook({ record, status, failure, at }, number, phone) {
    const { conversation_id, contact_id } = person(number, phone, at);
    const content = callback(number, at, {
      message_metadata: record.reference ?? "",
      message_delivery_report: {
        message_id: record.id,
        conversation_id,
        status: STATUS_WORDS[status],
        // Reports write the identity with its "+" (recorded), messages without.
        channel_identity: { channel: "WHATSAPP", identity: `+${phone.phone}`, app_id: "" },
        contact_id,
        ...(failure === null
          ? {}
          : {
              reason: {
                code: failure.code,
                description: failure.detail,
                sub_code: "UNSPECIFIED_SUB_CODE",
                ...(CHANNEL_CODES[failure.code] === undefined ? {} : { channel_code: CHANNEL_CODES[failure.code] }),
              },
            }),
        metadata: record.reference ?? "",
        processing_mode: "CONVERSATION",
      },
    });
    return { ...content, url: record.statusUrl };
  },

  typingWebhook(number, phone, at) {
    return callback(number, at, {
      event: { ...person(number, phone, at), id: ulid(), direction: "TO_APP", contact_event: { composing_event: {} } },
    });
  },

  sign({ body }, number, at): Record<string, string> {
    const secret = credential(number, "webhookSecret");
    if (secret === "") return {};
    const nonce = ulid();
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    return {
      "x-sinch-webhook-signature": createHmac("sha256", secret)
        .update(`${body}.${nonce}.${timestamp}`)
        .digest("base64"),
      "x-sinch-webhook-signature-nonce": nonce,
      "x-sinch-webhook-signature-timestamp": timestamp,
      "x-sinch-webhook-signature-algorithm": "HmacSHA256",
    };
  },

  failures: SINCH_FAILURES,
  describe: sinchWords,
  routes: sinchRoutes,
};

function callback(number: NumberRecord, at: Date, part: Record<string, unknown>): WebhookContent {
  const body = {
    app_id: credential(number, "appId"),
    accepted_time: at.toISOString(),
    event_time: at.toISOString(),
    project_id: credential(number, "projectId"),
    message_metadata: "",
    correlation_id: "",
    ...part,
  };
  return { method: "POST", url: null, contentType: "application/json; charset=utf-8", body: JSON.stringify(body) };
}

function person(number: NumberRecord, phone: PhoneRecord, at: Date) {
  return {
    channel_identity: { channel: "WHATSAPP", identity: phone.phone, app_id: "" },
    conversation_id: stableUlid(`conversation ${number.id} ${phone.phone}`),
    contact_id: contactId(number, phone.phone),
    accept_time: at.toISOString(),
    processing_mode: "CONVERSATION",
  };
}

function inboundMessage(act: CustomerAct, number: NumberRecord, phone: PhoneRecord, exchange: Exchange, at: Date) {
  const taps = "target" in act.content && act.content.type !== "reaction" ? act.content.target : undefined;
  const answered = act.replyTo ?? taps ?? null;
  return {
    id: act.id,
    direction: "TO_APP",
    contact_message: {
      ...contactMessage(act, exchange),
      ...(answered === null ? {} : { reply_to: { message_id: answered } }),
    },
    ...person(number, phone, at),
    metadata: "",
    // Left empty for WhatsApp by older apps: the app's id routes.
    sender_id: "",
    injected: false,
  };
}

function reactionEvent(content: { readonly target: string; readonly emoji: string }) {
  return {
    ...(content.emoji === "" ? {} : { emoji: content.emoji }),
    action: content.emoji === "" ? "REACTION_ACTION_UNREACT" : "REACTION_ACTION_REACT",
    message_id: content.target,
  };
}
