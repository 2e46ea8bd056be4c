/**
 * What every WhatsApp solution provider must be able to do for Parley, in Parley's words.
 *
 * The package knows nothing of accounts in a database, of GraphQL or of routing: an adapter is a
 * value, the network and the clock are arguments. No vendor's field name leaves this package.
 */

/** The four solution providers, in the order the account form lists them. */
export const PROVIDER_KINDS = ["twilio", "sinch", "meta", "kaleyra"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

// ───────────────────────────── inbound ─────────────────────────────

/** One HTTP request that reached a receive URL, byte for byte as it came. */
export interface WebhookRequest {
  readonly method: string;
  /** The public address the provider was given, with the query it called: signatures cover it (never built from Host). */
  readonly url: string;
  readonly headers: Headers;
  readonly rawBody: Uint8Array;
}

/** Whether a request came from the provider (SEC-01, S23). */
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

/** What a customer sent (MSG-01). Whatever has no place here is `unsupported` and keeps its raw payload. */
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

// ───────────────────────────── outbound ─────────────────────────────

/** What to do about a failure; the classes of provider-apis.md §0.6. */
export const FAILURE_CLASSES = [
  "retry",
  "wait",
  "template_needed",
  "template_state",
  "recipient",
  "opt_out",
  "input",
  "configuration",
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

export interface Failure {
  readonly class: FailureClass;
  /** The provider's code, as text; null when it gave none. */
  readonly code: string | null;
  /** The provider's reason in words, without secrets. */
  readonly detail: string;
}

/** A file of ours, for providers that take bytes (`read`) and for those that fetch a link. */
export interface OutboundMedia {
  readonly mimeType: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Public, signed and expiring address of the file. */
  readonly link: string;
  read(): Promise<Uint8Array>;
}

/** What fills one template variable. `component`+`position` (or `name` in named templates) say where. */
export interface TemplateParameter {
  readonly component: "header" | "body" | "button";
  /** From 1 for header and body; the button's index from 0 for buttons. */
  readonly position: number;
  readonly name: string | null;
  readonly value:
    | { readonly type: "text"; readonly text: string }
    | { readonly type: "payload"; readonly payload: string }
    | { readonly type: "image" | "video" | "document"; readonly media: OutboundMedia };
}

export type OutboundContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: MediaType; readonly media: OutboundMedia; readonly caption: string | null }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly type: "reaction"; readonly target: string; readonly emoji: string | null }
  | {
      readonly type: "template";
      /** The provider's own id of the template (Twilio's HX…); null where the name identifies it. */
      readonly providerTemplateId: string | null;
      readonly name: string;
      readonly language: string;
      readonly parameters: readonly TemplateParameter[];
    };

export interface OutboundMessage {
  readonly to: Pick<Person, "phone" | "businessScopedId">;
  /** Our number, digits; null where the credentials name it. */
  readonly from: string | null;
  /** Our message id: carried to the provider wherever it echoes one back, so that a lost answer can be joined (R3). */
  readonly reference: string;
  /** Where status callbacks go, for providers that take it per message. */
  readonly statusUrl: string;
  readonly replyTo: string | null;
  readonly content: OutboundContent;
}

export type SendOutcome =
  /** `recipientPhone`: the digits the provider resolved the recipient to, when it says. */
  | { readonly type: "accepted"; readonly providerMessageId: string; readonly recipientPhone: string | null }
  /** Definitely not sent, and sending it again unchanged will not help. */
  | { readonly type: "refused"; readonly failure: Failure }
  /** Definitely not sent; try again after `afterMs`. */
  | { readonly type: "retryLater"; readonly failure: Failure; readonly afterMs: number }
  /** Sent or not, nobody knows (time-out, connection lost after writing): never repeated blindly (R3). */
  | { readonly type: "unknown"; readonly detail: string };

/** The result of a call that is not a message. */
export type CallOutcome = { readonly type: "done" } | { readonly type: "failed"; readonly failure: Failure };

// ───────────────────────────── media, templates, credentials ─────────────────────────────

/** `body` streams; the caller caps its size and judges its type. */
export type MediaDownload =
  | {
      readonly type: "found";
      readonly body: ReadableStream<Uint8Array>;
      readonly mimeType: string | null;
      readonly fileName: string | null;
      readonly sizeBytes: number | null;
    }
  /** `retryable` false: gone for good. */
  | { readonly type: "failed"; readonly failure: Failure; readonly retryable: boolean };

export const TEMPLATE_STATES = ["draft", "pending", "approved", "rejected", "paused", "disabled", "deleted"] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export interface ProviderTemplate {
  readonly providerTemplateId: string | null;
  readonly name: string;
  readonly language: string;
  readonly state: TemplateState;
  readonly category: string | null;
  readonly rejectionReason: string | null;
  readonly header:
    | { readonly type: "text"; readonly text: string }
    | { readonly type: "image" | "video" | "document" | "location" }
    | null;
  /** With its placeholders as `{{1}}` or `{{name}}`. */
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly {
    readonly type: "quick_reply" | "url" | "phone" | "copy_code" | "flow" | "other";
    readonly text: string;
    /** The address with its placeholder, or the number. */
    readonly value: string | null;
  }[];
}

/** One field of the account form for this provider (product.md, account form). */
export interface CredentialField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** Secret fields are sealed at rest and never returned (ACC-23). */
  readonly secret: boolean;
  readonly required: boolean;
  readonly format: "text" | "url";
}

/** Credentials an administrator typed wrong; one message a field. */
export class InvalidCredentials extends Error {
  override readonly name = "InvalidCredentials";
  readonly fields: readonly { readonly name: string; readonly message: string }[];
  constructor(fields: readonly { readonly name: string; readonly message: string }[]) {
    super(fields.map((field) => `${field.name}: ${field.message}`).join("; "));
    this.fields = fields;
  }
}

/** What the screens may offer for this provider: flags and limits, never a check of the provider's name. */
export interface Capabilities {
  readonly textLimit: number;
  readonly captionLimit: number;
  /** Which media kinds carry a caption. */
  readonly captions: readonly MediaType[];
  readonly reactions: boolean;
  readonly replyContext: boolean;
  readonly markRead: boolean;
  readonly typing: boolean;
  readonly templates: boolean;
  readonly location: boolean;
  /** Largest file in bytes by kind; absent: not offered. */
  readonly mediaLimits: Readonly<Partial<Record<MediaType, number>>>;
  /** The types each kind may have, without parameters; a wildcard for any. */
  readonly mediaMimeTypes: Readonly<Partial<Record<MediaType, readonly string[]>>>;
}

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** What an adapter may use of the world. */
export interface ProviderNetwork {
  /** Carries its own time-outs and address protections. */
  readonly http: Fetch;
  now(): Date;
  /** The vendors' own base addresses unless overridden (TWILIO_API_URL, META_GRAPH_URL, SINCH_AUTH_URL); without trailing "/". */
  readonly addresses: ProviderAddresses;
}
export interface ProviderAddresses {
  readonly twilioApi: string;
  readonly metaGraph: string;
  readonly sinchAuth: string;
}

/** The port. Methods never throw on what the network or the provider does: they return an outcome. */
export interface Provider<Credentials> {
  readonly kind: ProviderKind;
  /** As the account form shows it. */
  readonly label: string;
  readonly credentialFields: readonly CredentialField[];
  readonly capabilities: Capabilities;

  /** Reads credentials from untrusted configuration; throws InvalidCredentials. Unknown fields are refused. */
  parseCredentials(raw: unknown): Credentials;

  /** The answer to a subscription handshake (Meta's GET), or null when the request is none. Proves nothing else (S24). */
  answerHandshake(request: WebhookRequest, verifyToken: string): WebhookAnswer | null;
  /** Must not throw. */
  authenticate(request: WebhookRequest, credentials: Credentials, now: Date): Authenticity;
  /** What the provider expects as the answer to a webhook that was stored. */
  readonly acknowledgement: WebhookAnswer;
  /** The payload in our words: none, one or many events. Unknown events are dropped; throws MalformedPayload and nothing else. */
  readWebhook(request: WebhookRequest): readonly InboundEvent[];
  /** False when an event is for another of the customer's numbers that shares the webhook. */
  isFor(to: OurAddress, credentials: Credentials, accountPhone: string | null): boolean;

  send(message: OutboundMessage, credentials: Credentials, network: ProviderNetwork): Promise<SendOutcome>;
  /** Absent where the capability is off. */
  markRead?(
    providerMessageId: string,
    credentials: Credentials,
    network: ProviderNetwork,
    /** Our number, digits, for providers whose credentials do not name it (Kaleyra). */
    from?: string | null,
  ): Promise<CallOutcome>;
  showTyping?(
    conversation: {
      readonly to: Pick<Person, "phone" | "businessScopedId">;
      readonly lastInboundProviderMessageId: string;
      /** Our number, digits, for providers whose credentials do not name it (Kaleyra). */
      readonly from?: string | null;
    },
    credentials: Credentials,
    network: ProviderNetwork,
  ): Promise<CallOutcome>;

  downloadMedia(media: MediaReference, credentials: Credentials, network: ProviderNetwork): Promise<MediaDownload>;
  /** All templates, every page; bounded to 1,000. */
  listTemplates(
    credentials: Credentials,
    network: ProviderNetwork,
  ): Promise<
    | { readonly type: "listed"; readonly templates: readonly ProviderTemplate[] }
    | { readonly type: "failed"; readonly failure: Failure }
  >;
  /** The person's profile name, for providers whose webhooks carry none (Sinch). */
  lookUpName?(
    person: Pick<Person, "phone" | "businessScopedId">,
    credentials: Credentials,
    network: ProviderNetwork,
  ): Promise<string | null>;
}
