/** What providers tell us, in our words: requests, people, messages, statuses and news. */
import type { Failure } from "./failure.ts";
import type { TemplateState } from "./template.ts";

/** One HTTP request that reached a receive URL, byte for byte as it came. */
export interface WebhookRequest {
  readonly method: string;
  /** The public address the provider was given, with the query it called: signatures cover it (never built from Host). */
  readonly url: string;
  readonly headers: Headers;
  readonly rawBody: Uint8Array;
}

/** Whether a request came from the provider. */
export type Authenticity =
  /** Signed correctly. `nonce` must be refused when it was seen before (replay). */
  | { readonly type: "authentic"; readonly nonce: string | null }
  /** The provider does not sign, or no secret is configured: the secret receive URL is the only proof. */
  | { readonly type: "unsigned" }
  | { readonly type: "refused"; readonly reason: "missing" | "mismatch" | "stale" };

/** The exact HTTP answer an adapter wants the provider to get. */
export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * One person on WhatsApp under every identifier a payload shows; two in one payload link them (R1).
 * At least one of `phone`, `businessScopedId` is present.
 */
export interface Person {
  /** International digits without "+", spaces or leading zeros. */
  readonly phone: string | null;
  /** Meta's business-scoped user id, `CC.…`. */
  readonly businessScopedId: string | null;
  /** Meta's parent business-scoped id, `CC.ENT.…`. */
  readonly parentBusinessScopedId: string | null;
  readonly username: string | null;
  readonly name: string | null;
}

/** Which of our numbers an event is for; null when the payload does not say. */
export interface OurAddress {
  /** Digits. */
  readonly phone: string | null;
  /** Meta phone number id. */
  readonly phoneNumberId: string | null;
  /** Sinch app id or Twilio account SID. */
  readonly accountReference: string | null;
}

export interface MediaReference {
  /** The provider's media id, to be asked for an address. */
  readonly id: string | null;
  /** Where to fetch it: untrusted. */
  readonly url: string | null;
  /** What the provider claims; the type is judged by content after download. */
  readonly mimeType: string | null;
  readonly fileName: string | null;
  /** Hex or base64, as the provider wrote it. */
  readonly sha256: string | null;
}

export interface ContactCard {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly organisation: string | null;
}

export interface OrderLine {
  readonly productId: string;
  readonly quantity: number;
  readonly price: number | null;
  readonly currency: string | null;
}

export const MEDIA_TYPES = ["image", "video", "audio", "voice", "document", "sticker"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What a customer sent. Whatever has no place here is `unsupported` and keeps its raw payload. */
export type InboundContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: MediaType; readonly media: MediaReference; readonly caption: string | null }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly type: "contacts"; readonly cards: readonly ContactCard[] }
  /** A tapped button: of a template (`template: true`) or of a session message. `text` is what was on it, when known. */
  | {
      readonly type: "button_reply";
      readonly text: string;
      readonly payload: string | null;
      readonly template: boolean;
    }
  | {
      readonly type: "list_reply";
      readonly text: string;
      readonly payload: string | null;
      readonly description: string | null;
    }
  /** `response` is the parsed answer, or null when it was absent or no JSON. */
  | { readonly type: "flow_reply"; readonly text: string; readonly name: string | null; readonly response: unknown }
  | {
      readonly type: "order";
      readonly catalogId: string | null;
      readonly text: string | null;
      readonly lines: readonly OrderLine[];
    }
  | { readonly type: "system"; readonly text: string }
  /** `details` says in words what it was, for the agent. */
  | { readonly type: "unsupported"; readonly details: string };

/** The advertisement that brought the customer. */
export interface Referral {
  readonly headline: string | null;
  readonly body: string | null;
  readonly url: string | null;
  readonly sourceId: string | null;
  readonly sourceType: string | null;
  readonly clickId: string | null;
}

/** Delivery, in rank order (R3); failed is terminal unless already delivered. */
export const DELIVERY_STATUSES = ["queued", "sent", "delivered", "read", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

interface InboundBase {
  readonly to: OurAddress;
  /** The provider's time; null when it tells none (Twilio): the receipt time stands in. */
  readonly occurredAt: Date | null;
}

export interface InboundMessage extends InboundBase {
  readonly kind: "message";
  /** Unique per account: messages are stored once by it (R2). Derived from content where the provider gives no id (Kaleyra V1). */
  readonly providerMessageId: string;
  readonly from: Person;
  readonly content: InboundContent;
  /** The provider id of the message answered to, or null. */
  readonly replyTo: string | null;
  readonly forwarded: "no" | "forwarded" | "frequently_forwarded";
  readonly referral: Referral | null;
}

/** Everything one webhook body may tell us. */
export type InboundEvent =
  | InboundMessage
  | (InboundBase & {
      readonly kind: "status";
      /** Any of these is the id our send call was answered with. */
      readonly providerMessageIds: readonly string[];
      /** Our own message id when the provider carried it back; null otherwise. */
      readonly reference: string | null;
      readonly status: DeliveryStatus;
      /** Set when `status` is failed. */
      readonly failure: Failure | null;
      readonly recipient: Person | null;
    })
  | (InboundBase & {
      readonly kind: "reaction";
      readonly from: Person;
      readonly providerMessageId: string;
      readonly target: string;
      /** Null removes the reaction. */
      readonly emoji: string | null;
    })
  | (InboundBase & {
      readonly kind: "edit";
      readonly from: Person;
      readonly providerMessageId: string;
      readonly target: string;
      readonly content: InboundContent;
    })
  | (InboundBase & {
      readonly kind: "revoke";
      readonly from: Person;
      readonly providerMessageId: string;
      readonly target: string;
    })
  /** A person changed number or business-scoped id: both belong to one contact (R1). */
  | (InboundBase & { readonly kind: "identity"; readonly previous: Person; readonly current: Person })
  | (InboundBase & { readonly kind: "typing"; readonly from: Person })
  /** The business typed on a phone or another tool (coexistence). */
  | (InboundBase & {
      readonly kind: "echo";
      readonly providerMessageId: string;
      readonly recipient: Person;
      readonly content: InboundContent;
    })
  /** The person stopped or resumed marketing messages. */
  | (InboundBase & { readonly kind: "preference"; readonly from: Person; readonly marketing: "stop" | "resume" })
  | (InboundBase & {
      readonly kind: "template";
      readonly providerTemplateId: string | null;
      readonly name: string;
      readonly language: string;
      readonly state: TemplateState;
      readonly reason: string | null;
    })
  /** Account news: quality, restriction, name, capability … `event` and `detail` in the provider's words, for the log. */
  | (InboundBase & {
      readonly kind: "account";
      readonly event: string;
      readonly detail: Readonly<Record<string, unknown>>;
    });

/** A body that is not what its provider ever sends; `message` is fit for the quarantine's reason. */
export class MalformedPayload extends Error {
  override readonly name = "MalformedPayload";
}
