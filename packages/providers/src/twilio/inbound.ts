/** Twilio's webhooks in our words: one message or one status a request, as form parameters. */
import {
  type DeliveryStatus,
  type InboundEvent,
  type InboundMessage,
  MalformedPayload,
  type OurAddress,
  type Person,
  type Referral,
  type WebhookRequest,
} from "../inbound.ts";
import {
  bodyText,
  embeddedJson,
  flagAt,
  idAt,
  type JsonObject,
  LIMITS,
  objectAt,
  personOf,
  phoneDigits,
  stringAt,
} from "../reading.ts";
import { contentOf, extraMedia } from "./content.ts";
import { statusFailure } from "./failures.ts";

/** The parameter of the status address that carries our message id (Twilio echoes nothing else). */
const REFERENCE_PARAMETER = "reference";

const STATUSES: Readonly<Record<string, DeliveryStatus>> = {
  accepted: "queued",
  scheduled: "queued",
  queued: "queued",
  sending: "queued",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

/** The status address with our message id in it. */
export function withReference(statusUrl: string, reference: string): string {
  return `${statusUrl}${statusUrl.includes("?") ? "&" : "?"}${REFERENCE_PARAMETER}=${encodeURIComponent(reference)}`;
}

/** What one request tells: a message, a status, or nothing we know. */
export function readTwilioWebhook(request: WebhookRequest): readonly InboundEvent[] {
  const form = parametersOf(request);
  const sid = idAt(form, "MessageSid") ?? idAt(form, "SmsMessageSid") ?? idAt(form, "SmsSid");
  if (sid === null) throw new MalformedPayload("The request names no message (MessageSid)");
  const status = statusWord(form);
  if (status !== null) return readStatus(form, sid, status, request.url);
  if (!isWhatsApp(form)) return [];
  return readMessages(form, sid);
}

function parametersOf(request: WebhookRequest): JsonObject {
  const isQuery = request.method === "GET" || request.method === "HEAD";
  if (isQuery && !URL.canParse(request.url)) throw new MalformedPayload("The address cannot be read");
  const text = isQuery ? new URL(request.url).search : bodyText(request.rawBody);
  if (/^\s*[[{]/.test(text)) throw new MalformedPayload("The body is JSON, not form parameters");
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > 500) throw new MalformedPayload("The request has too many parameters");
  // The first of repeated parameters counts: Twilio repeats none.
  return Object.fromEntries(pairs.reverse());
}

/** The status word of a status callback; null when the request is a message. */
function statusWord(form: JsonObject): string | null {
  const word = (stringAt(form, "MessageStatus", 32) ?? stringAt(form, "SmsStatus", 32))?.toLowerCase() ?? null;
  return word === "received" || word === "receiving" ? null : word;
}

/** The same webhook may serve text messages of the mobile network: they are none of ours. */
function isWhatsApp(form: JsonObject): boolean {
  const parties = [stringAt(form, "From", 200), stringAt(form, "To", 200)];
  return parties.some((party) => /^\s*whatsapp:/i.test(party ?? "")) || idAt(form, "WaId") !== null;
}

function readStatus(form: JsonObject, sid: string, word: string, url: string): readonly InboundEvent[] {
  const isRead = stringAt(form, "EventType", 32)?.toUpperCase() === "READ";
  const status = isRead ? "read" : Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (status === undefined) return [];
  return [
    {
      kind: "status",
      to: ourAddress(form, "From"),
      occurredAt: null,
      providerMessageIds: [sid],
      reference: URL.canParse(url) ? idAt(Object.fromEntries(new URL(url).searchParams), REFERENCE_PARAMETER) : null,
      status,
      failure: status === "failed" ? statusFailure(errorCode(form), stringAt(form, "ErrorMessage", LIMITS.name)) : null,
      recipient: personOf({ identifiers: [stringAt(form, "To", 200), stringAt(form, "ExternalUserId", 200)] }),
    },
  ];
}

/** Twilio writes 0 where there is none. */
function errorCode(form: JsonObject): string | null {
  const code = idAt(form, "ErrorCode");
  return code === "0" ? null : code;
}

function readMessages(form: JsonObject, sid: string): readonly InboundMessage[] {
  const from = sender(form);
  if (from === null) throw new MalformedPayload("The message has no usable sender (From, WaId, ExternalUserId)");
  const first: InboundMessage = {
    kind: "message",
    to: ourAddress(form, "To"),
    // Twilio tells no time of an inbound message.
    occurredAt: null,
    providerMessageId: sid,
    from,
    content: contentOf(form),
    replyTo: idAt(form, "OriginalRepliedMessageSid"),
    forwarded: forwardedMark(form),
    referral: referralOf(form),
  };
  return [
    first,
    ...extraMedia(form).map(({ mediaSid, content }) => ({ ...first, providerMessageId: mediaSid, content })),
  ];
}

function sender(form: JsonObject): Person | null {
  const metadata = objectAt(objectAt({ value: embeddedJson(form.ChannelMetadata) }, "value"), "data");
  return personOf({
    identifiers: ["From", "WaId", "ExternalUserId", "ParentExternalUserId"].map((name) => stringAt(form, name, 200)),
    name:
      stringAt(form, "ProfileName", LIMITS.name) ?? stringAt(objectAt(metadata, "context"), "ProfileName", LIMITS.name),
  });
}

function ourAddress(form: JsonObject, side: "From" | "To"): OurAddress {
  return {
    phone: phoneDigits(stringAt(form, side, 200)),
    phoneNumberId: null,
    accountReference: idAt(form, "AccountSid"),
  };
}

function forwardedMark(form: JsonObject): InboundMessage["forwarded"] {
  if (flagAt(form, "FrequentlyForwarded")) return "frequently_forwarded";
  return flagAt(form, "Forwarded") ? "forwarded" : "no";
}

function referralOf(form: JsonObject): Referral | null {
  const referral: Referral = {
    headline: stringAt(form, "ReferralHeadline", LIMITS.payload),
    body: stringAt(form, "ReferralBody", LIMITS.payload),
    url: stringAt(form, "ReferralSourceUrl", LIMITS.url),
    sourceId: idAt(form, "ReferralSourceId"),
    sourceType: stringAt(form, "ReferralSourceType", LIMITS.name),
    clickId: idAt(form, "ReferralCtwaClid"),
  };
  return Object.values(referral).some((value) => value !== null) ? referral : null;
}
