/** Twilio as the simulator plays it: forms to the webhook, signed with the auth token over the address and every parameter. */
import { createHmac } from "node:crypto";
import { credential } from "../credentials.ts";
import { stableHex, twilioSid } from "../ids.ts";
import type { Vendor } from "../vendor.ts";
import type { SignedPart } from "../voice.ts";
import type { NumberRecord } from "../world.ts";
import { TWILIO_FAILURES, twilioWords } from "./errors.ts";
import { inboundForm } from "./inbound-form.ts";
import { twilioRoutes } from "./routes.ts";

export const twilio: Vendor = {
  kind: "twilio",
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
    "button_reply",
    "list_reply",
  ],
  newMessageId: (hasFile) => twilioSid(hasFile ? "MM" : "SM"),
  newMediaId: () => twilioSid("ME"),

  messageWebhook(act, number, phone, exchange) {
    return form(null, inboundForm(act, number, phone, exchange));
  },

  statusWebhook({ record, status, failure }, number, phone) {
    // Only where the message named an address: the account has no status callback of its own.
    if (record.statusUrl === null) return null;
    const undelivered = failure !== null && /^(63024|63003|63032)$/.test(failure.code);
    const word = undelivered ? "undelivered" : status;
    return form(record.statusUrl, {
      ChannelPrefix: "whatsapp",
      ApiVersion: "2010-04-01",
      MessageStatus: word,
      SmsSid: record.id,
      SmsStatus: word,
      ChannelInstallSid: `XE${stableHex(number.id, 32)}`,
      To: `whatsapp:+${record.phone}`,
      From: `whatsapp:+${number.phone}`,
      MessageSid: record.id,
      AccountSid: credential(number, "accountSid"),
      ChannelToAddress: `+${record.phone.slice(0, -4)}XXXX`,
      ...(status === "sent" ? { StructuredMessage: String(record.content.type === "template") } : {}),
      ...(status === "read" ? { EventType: "READ" } : {}),
      ...(failure === null ? {} : { ErrorCode: failure.code, ErrorMessage: failure.detail }),
      ExternalUserId: `whatsapp:${phone.businessScopedId}`,
    });
  },

  sign(part, number) {
    return {
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": part.deliveryId,
      "x-twilio-signature": signature(part, number),
    };
  },

  failures: TWILIO_FAILURES,
  describe: twilioWords,
  routes: twilioRoutes,
};

function form(url: string | null, parameters: Record<string, string>) {
  return {
    method: "POST",
    url,
    contentType: "application/x-www-form-urlencoded; charset=utf-8",
    body: new URLSearchParams(parameters).toString(),
  } as const;
}

/** Address, then each parameter's name and value in byte order of the names; repeated values once, sorted. */
function signature({ method, url, contentType, body }: SignedPart, number: NumberRecord): string {
  const signed = createHmac("sha1", credential(number, "authToken")).update(url.split("#")[0] ?? url);
  if (method === "POST" && contentType.startsWith("application/x-www-form-urlencoded")) {
    const parameters = new URLSearchParams(body);
    for (const name of [...new Set(parameters.keys())].sort(byteOrder))
      for (const value of [...new Set(parameters.getAll(name))].sort(byteOrder)) signed.update(name + value, "utf8");
  }
  return signed.digest("base64");
}

function byteOrder(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
