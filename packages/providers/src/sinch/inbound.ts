/** Sinch's callbacks in our words. Each body carries one fact; which one, its top-level key says. */
import {
  type DeliveryStatus,
  type InboundEvent,
  MalformedPayload,
  type OurAddress,
  type Person,
  type WebhookRequest,
} from "../inbound.ts";
import {
  cleanObject,
  flagAt,
  idAt,
  isoTime,
  type JsonObject,
  jsonBody,
  LIMITS,
  objectAt,
  personOf,
  phoneDigits,
  stringAt,
  valueAt,
} from "../reading.ts";
import { contentOf } from "./content.ts";
import { reportFailure } from "./failures.ts";
import { readTemplateEvent } from "./templates.ts";

type Reader = (fact: JsonObject, callback: JsonObject) => readonly InboundEvent[];

const READERS: Readonly<Record<string, Reader>> = {
  message: readMessage,
  message_delivery_report: readReport,
  event: readContactEvent,
  unsupported_callback: readUnsupported,
  opt_out_notification: (fact, callback) => readPreference(fact, callback, "stop"),
  opt_in_notification: (fact, callback) => readPreference(fact, callback, "resume"),
  channel_event_notification: readChannelEvent,
};

/** What one callback tells: mostly one event; none for what another channel or tool did. */
export function readSinchWebhook(request: WebhookRequest): readonly InboundEvent[] {
  const callback = jsonBody(request.rawBody);
  for (const [key, read] of Object.entries(READERS)) {
    const fact = objectAt(callback, key);
    if (fact !== null) return isOtherChannel(fact) ? [] : read(fact, callback);
  }
  const template = readTemplateEvent(callback);
  if (template !== null) return [template];
  // Contacts and conversations as Sinch keeps them, receipts of our typing signs, kinds to come.
  if (idAt(callback, "app_id") !== null || idAt(callback, "project_id") !== null) return [];
  throw new MalformedPayload("The body is no callback of Sinch");
}

/** The app may serve other channels: what comes over them is none of ours. */
function isOtherChannel(fact: JsonObject): boolean {
  const channel =
    stringAt(objectAt(fact, "channel_identity"), "channel", 64) ??
    stringAt(objectAt(fact, "channel_event"), "channel", 64) ??
    stringAt(fact, "channel", 64);
  return channel !== null && channel !== "WHATSAPP";
}

function readMessage(message: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  if (valueAt(message, "direction") === "TO_CONTACT" || flagAt(message, "injected")) return [];
  const contactMessage = objectAt(message, "contact_message");
  return [
    {
      kind: "message",
      ...frame(message, callback),
      providerMessageId: requiredId(message, "The message has no id"),
      from: sender(message),
      content: contentOf(contactMessage),
      replyTo:
        idAt(objectAt(contactMessage, "reply_to"), "message_id") ??
        idAt(objectAt(contactMessage, "choice_response_message"), "message_id"),
      // Sinch passes on neither marks of forwarding nor advertisements.
      forwarded: "no",
      referral: null,
    },
  ];
}

/** What Sinch could not translate is still a message: the agent must see that something came. */
function readUnsupported(fact: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  const details = "The customer sent something Sinch does not support";
  return [
    {
      kind: "message",
      ...frame(fact, callback),
      providerMessageId: requiredId(fact, "The unsupported message has no id"),
      from: sender(fact),
      content: { type: "unsupported", details },
      replyTo: null,
      forwarded: "no",
      referral: null,
    },
  ];
}

const STATUSES: Readonly<Record<string, DeliveryStatus>> = {
  QUEUED_ON_CHANNEL: "sent",
  DELIVERED: "delivered",
  READ: "read",
  FAILED: "failed",
};

function readReport(report: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  const word = stringAt(report, "status", 64) ?? "";
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (status === undefined) return [];
  return [
    {
      kind: "status",
      ...frame(report, callback),
      providerMessageIds: [requiredId(report, "The delivery report names no message", "message_id")],
      reference: idAt(callback, "message_metadata") ?? idAt(report, "metadata") ?? idAt(callback, "correlation_id"),
      status,
      failure: status === "failed" ? reportFailure(valueAt(report, "reason")) : null,
      recipient: personOf({ identifiers: [valueAt(objectAt(report, "channel_identity"), "identity")] }),
    },
  ];
}

function readContactEvent(event: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  if (objectAt(objectAt(event, "contact_event"), "composing_event") !== null) {
    return [{ kind: "typing", ...frame(event, callback), from: sender(event) }];
  }
  const reaction = objectAt(objectAt(event, "contact_message_event"), "reaction_event");
  const target = idAt(reaction, "message_id");
  if (target === null) return [];
  const isRemoval = valueAt(reaction, "action") === "REACTION_ACTION_UNREACT";
  const emoji = isRemoval ? null : stringAt(reaction, "emoji", 64);
  if (emoji === null && !isRemoval) return [];
  const providerMessageId = requiredId(event, "The reaction has no id");
  return [{ kind: "reaction", ...frame(event, callback), from: sender(event), providerMessageId, target, emoji }];
}

/** Tells who only when Sinch gives the identity beside its own contact id; otherwise it is news of the account. */
function readPreference(fact: JsonObject, callback: JsonObject, marketing: "stop" | "resume"): readonly InboundEvent[] {
  const status = stringAt(fact, "status", 64);
  const from = personOf({
    identifiers: [valueAt(fact, "identity"), valueAt(objectAt(fact, "channel_identity"), "identity")],
  });
  if (from !== null && status?.endsWith("_FAILED") !== true) {
    return [{ kind: "preference", ...frame(fact, callback), from, marketing }];
  }
  return status === null ? [] : [{ kind: "account", ...frame(fact, callback), event: status, detail: {} }];
}

function readChannelEvent(fact: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  const channelEvent = objectAt(fact, "channel_event");
  const event = stringAt(channelEvent, "event_type", LIMITS.name);
  if (event === null) return [];
  const detail = cleanObject(valueAt(channelEvent, "additional_data"));
  return [{ kind: "account", ...frame(fact, callback), event, detail }];
}

/** Our number is known only where `sender_id` is filled: the app id routes (isFor). */
function frame(fact: JsonObject, callback: JsonObject): { readonly to: OurAddress; readonly occurredAt: Date | null } {
  return {
    to: {
      phone: phoneDigits(valueAt(fact, "sender_id")),
      phoneNumberId: null,
      accountReference: idAt(callback, "app_id"),
    },
    occurredAt:
      isoTime(valueAt(callback, "event_time")) ??
      isoTime(valueAt(fact, "accept_time")) ??
      isoTime(valueAt(callback, "accepted_time")),
  };
}

/** Never with a name: `lookUpName` asks for it. */
function sender(fact: JsonObject): Person {
  const person = personOf({ identifiers: [valueAt(objectAt(fact, "channel_identity"), "identity")] });
  if (person === null) throw new MalformedPayload("The callback names no usable sender (channel_identity.identity)");
  return person;
}

function requiredId(fact: JsonObject, complaint: string, key = "id"): string {
  const id = idAt(fact, key);
  if (id === null) throw new MalformedPayload(complaint);
  return id;
}
