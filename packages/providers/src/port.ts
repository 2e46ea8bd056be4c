/**
 * What every WhatsApp solution provider must be able to do for Parley, in Parley's words.
 *
 * The package knows nothing of accounts in a database, of GraphQL or of routing: an adapter is a
 * value, the network and the clock are arguments. No vendor's field name leaves this package.
 */
import type { CallOutcome, Failure } from "./failure.ts";
import type {
  Authenticity,
  InboundEvent,
  MediaReference,
  MediaType,
  OurAddress,
  Person,
  WebhookAnswer,
  WebhookRequest,
} from "./inbound.ts";
import type { OutboundMessage, SendOutcome } from "./outbound.ts";
import type { ProviderTemplate } from "./template.ts";

/** The four solution providers, in the order the account form lists them. */
export const PROVIDER_KINDS = ["twilio", "sinch", "meta", "kaleyra"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

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

/** One field of the account form for this provider. */
export interface CredentialField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** Secret fields are sealed at rest and never returned. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly format: "text" | "url";
}

/** What is wrong with one field of an account's credentials; whoever shows it finds the words. */
export interface CredentialFault {
  readonly name: string;
  readonly fault:
    | "MISSING"
    | "TOO_LONG"
    /** Line breaks or control characters. */
    | "NOT_PLAIN"
    /** No web address at all. */
    | "NO_ADDRESS"
    /** An address of another scheme than http and https. */
    | "NO_HTTP"
    | "WITH_SIGN_IN"
    | "WITH_QUERY"
    /** More than letters, digits, - and _. */
    | "NO_ID"
    | "WITH_COLON"
    /** Missing, while the field that belongs to it is there. */
    | "PAIR_MISSING"
    /** Not a field of the provider. */
    | "UNKNOWN"
    /** The credentials as a whole. */
    | "NO_OBJECT";
  /** With TOO_LONG: most characters. */
  readonly max?: number;
  /** With PAIR_MISSING: the name of the other field. */
  readonly other?: string;
}

/** Credentials an administrator typed wrong; one message a field. */
export class InvalidCredentials extends Error {
  override readonly name = "InvalidCredentials";
  readonly fields: readonly CredentialFault[];
  constructor(fields: readonly CredentialFault[]) {
    super(fields.map((field) => `${field.name}: ${field.fault}`).join("; "));
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
  /** Largest sticker in bytes that does not move; `mediaLimits` has that of one that does. */
  readonly stillStickerLimit: number;
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

  /** The answer to a subscription handshake (Meta's GET), or null when the request is none. Proves nothing else. */
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
