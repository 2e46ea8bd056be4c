/**
 * The simulator's control API: what a test or the page of the customer's phone says to it. Plain types only.
 *
 * Everything is JSON under `/control`, answered only to callers on this machine that send the simulator's token as
 * `authorization: Bearer …`. Errors are `{ "error": "<words>" }` with 400 (bad input), 401 (no token), 404 (unknown number, message or media), 409 or 413.
 *
 * | call | body → answer |
 * |---|---|
 * | `GET    /control/health` | → `{ ready: true }` |
 * | `GET    /control/numbers` | → `{ numbers: SimulatedNumber[] }` |
 * | `PUT    /control/numbers/:id` | `NumberRegistration` → `SimulatedNumber` (idempotent; Meta's handshake is done here) |
 * | `DELETE /control/numbers/:id` | → 204 (its chats go too) |
 * | `GET    /control/phones` | → `{ phones: SimulatedPhone[] }` |
 * | `PUT    /control/phones/:phone` | `PhoneSettings` → `SimulatedPhone` |
 * | `DELETE /control/phones/:phone` | → 204 (its chats go too) |
 * | `POST   /control/messages` | `CustomerMessage` (or multipart: field `message` = that JSON, file `media`) → `CustomerMessageResult` |
 * | `POST   /control/chats/read` | `ChatAddress` → `{ read: number }`: the customer looked at the chat (blue ticks) |
 * | `POST   /control/typing` | `ChatAddress` → `{ reported: boolean }`: the customer types |
 * | `PUT    /control/chats/window` | `WindowSetting` → `Chat`: moves the start of the 24-hour service window |
 * | `GET    /control/chats?phone=&numberId=` | → `{ chats: Chat[] }`, newest activity first; either filter may be absent |
 * | `GET    /control/stream?phone=` | Server-Sent Events, `event: change`, `data: StreamChange`; `phone` repeats or is absent (all) |
 * | `GET    /control/media/:id` | → the bytes of a file in a chat |
 * | `PUT    /control/faults` | `Faults` → `Faults` (merged into what is set for that number, or for all without `numberId`) |
 * | `GET    /control/faults` | → `{ faults: Faults[] }` |
 * | `DELETE /control/faults?numberId=` | → 204; held statuses go out |
 * | `GET    /control/calls?reference=&numberId=` | → `CallCount` |
 * | `GET    /control/webhooks?numberId=` | → `{ webhooks: WebhookAttempt[] }`, newest first, at most 500 |
 * | `POST   /control/statuses` | `StatusOnDemand` → `WebhookResult` |
 * | `POST   /control/webhooks` | `RawWebhook` → `WebhookResult` |
 */
import type { ProviderKind } from "../port.ts";

/** `PUT /control/numbers/:id`. The simulator knows a number as a vendor does: by its credentials and its receive URL. */
export interface NumberRegistration {
  readonly provider: ProviderKind;
  /** Our number, digits (a leading "+" is allowed). */
  readonly phone: string;
  /** As typed into the account form; blank ones and those no vendor checks (base URL) are ignored. */
  readonly credentials: Readonly<Record<string, string | null>>;
  /** The account's receive URL, on this machine. */
  readonly webhookUrl: string;
  /** What the customer's phone calls this business. */
  readonly name: string;
  /** Meta's verify token; absent: the last path segment of the receive URL. */
  readonly verifyToken?: string;
  /** How Kaleyra's callback profile is written: V2 JSON (default), V1 variables as JSON, or V1 variables in a GET query. */
  readonly kaleyraCallbacks?: "v2" | "v1-json" | "v1-get";
}

export interface SimulatedNumber {
  readonly id: string;
  readonly provider: ProviderKind;
  readonly phone: string;
  readonly name: string;
  readonly webhookUrl: string;
  /** What Meta's GET handshake at registration came to; null for the providers that do none. */
  readonly handshake: { readonly passed: boolean; readonly status: number | null; readonly detail: string } | null;
  /** The customer's kinds of message this provider reports to the business; others stay on the phone (`reported: false`). */
  readonly reports: readonly CustomerContent["type"][];
  readonly reportsTyping: boolean;
}

/** `PUT /control/phones/:phone`; absent fields keep what they were. */
export interface PhoneSettings {
  readonly name?: string;
  /**
   * Milliseconds after delivery until this phone reads a message by itself; null: only when the chat is
   * opened (`POST /control/chats/read`). Default 1000.
   */
  readonly readsAfterMs?: number | null;
  /** False: sends to it fail as "not on WhatsApp". Default true. */
  readonly onWhatsApp?: boolean;
  /** The customer hides the number: webhooks carry only the business-scoped id (Meta, Twilio). Default false. */
  readonly hidesPhone?: boolean;
  readonly username?: string | null;
}

export interface SimulatedPhone {
  /** Digits. */
  readonly phone: string;
  readonly name: string;
  readonly readsAfterMs: number | null;
  readonly onWhatsApp: boolean;
  readonly hidesPhone: boolean;
  readonly username: string | null;
  /** Meta's business-scoped id of this person. */
  readonly businessScopedId: string;
}

export interface ChatAddress {
  readonly numberId: string;
  readonly phone: string;
}

/** A file given with a message: its bytes in base64 (≤ 24 MB of JSON), or as the multipart file (≤ 100 MB). */
export interface UploadedFile {
  readonly base64?: string;
  readonly mimeType: string;
  readonly fileName?: string;
}

export interface ContactEntry {
  readonly name: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly organisation?: string;
}

/** What the customer sends. `target` is the provider message id of an earlier message in the chat. */
export type CustomerContent =
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "image" | "video" | "audio" | "voice" | "document" | "sticker";
      readonly media: UploadedFile;
      readonly caption?: string;
    }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  | { readonly type: "contacts"; readonly contacts: readonly ContactEntry[] }
  /** An empty emoji takes the reaction back. */
  | { readonly type: "reaction"; readonly target: string; readonly emoji: string }
  /** A tap on a button of `target`; of a template when `template` (default: what `target` is). */
  | {
      readonly type: "button_reply";
      readonly target?: string;
      readonly text: string;
      readonly payload?: string;
      readonly template?: boolean;
    }
  | {
      readonly type: "list_reply";
      readonly target?: string;
      readonly text: string;
      readonly payload?: string;
      readonly description?: string;
    }
  | { readonly type: "flow_reply"; readonly target?: string; readonly text?: string; readonly response: unknown }
  | {
      readonly type: "order";
      readonly catalogId: string;
      readonly text?: string;
      readonly lines: readonly {
        readonly productId: string;
        readonly quantity: number;
        readonly price: number;
        readonly currency: string;
      }[];
    }
  | { readonly type: "edit"; readonly target: string; readonly text: string }
  | { readonly type: "revoke"; readonly target: string }
  /** The customer moved to another number; from then on the chat is with `newPhone`. */
  | { readonly type: "number_change"; readonly newPhone: string }
  /** A kind the provider cannot carry (a poll, a view-once photo). */
  | { readonly type: "unsupported" };

/** `POST /control/messages`. The phone is created when it is new. */
export type CustomerMessage = CustomerContent & {
  readonly numberId: string;
  /** The customer's number. */
  readonly from: string;
  /** Names a phone that is new. */
  readonly phoneName?: string;
  /** Provider message id of the message answered to. */
  readonly replyTo?: string;
  readonly forwarded?: "forwarded" | "frequently_forwarded";
  /** The advertisement the chat began from. */
  readonly referral?: {
    readonly headline: string;
    readonly body?: string;
    readonly url: string;
    readonly sourceId?: string;
    readonly clickId?: string;
  };
  /** ISO time the customer pressed send; default now. */
  readonly sentAt?: string;
  /** False: answer at once, without waiting for the first webhook attempt. Default true. */
  readonly wait?: boolean;
};

export interface CustomerMessageResult {
  /** The provider's id of this message, as the webhook carries it. */
  readonly messageId: string;
  /** False: the provider never tells the business of this kind, no webhook was sent. */
  readonly reported: boolean;
  /** The first attempt; null when not reported or not waited for. */
  readonly webhook: WebhookResult | null;
}

export interface WebhookResult {
  /** The HTTP status of the answer; null when there was none (refused, timed out). */
  readonly status: number | null;
  /** From sending to the answer. */
  readonly ms: number;
  readonly error: string | null;
}

export interface WebhookAttempt extends WebhookResult {
  readonly numberId: string;
  readonly at: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** A message, a status or something else, and of which message. */
  readonly about: string;
}

// ───────────────────────────── chats, as the customer's phone shows them ─────────────────────────────

export interface Chat {
  readonly numberId: string;
  readonly numberName: string;
  readonly numberPhone: string;
  readonly provider: ProviderKind;
  readonly phone: string;
  readonly phoneName: string;
  /** Oldest first, at most the newest 2,000. */
  readonly messages: readonly ChatMessage[];
  /** ISO time of the customer's last message, which opens the service window; null: never. */
  readonly lastInboundAt: string | null;
  /** Messages of the business the customer has not read. */
  readonly unread: number;
  /** The business is typing until this ISO time; null: not. */
  readonly typingUntil: string | null;
}

/**
 * Ticks. Of the customer's own messages: `sending` (business not told yet), `sent` (nobody is told of this
 * kind), `delivered` (the webhook was taken), `read`. Of the business's: `accepted`, `sent`, `delivered`, `read`, `failed`
 * (a failed one never reached the phone: show it greyed or not at all).
 */
export type TickState = "sending" | "accepted" | "sent" | "delivered" | "read" | "failed";

export interface ChatMessage {
  /** The provider's message id. */
  readonly id: string;
  readonly direction: "fromCustomer" | "fromBusiness";
  /** ISO. */
  readonly at: string;
  readonly content: ChatContent;
  readonly state: TickState;
  readonly failure: { readonly code: string; readonly detail: string } | null;
  /** What the message answers to: its id, and what it said when it is in this chat. */
  readonly quoted: {
    readonly id: string;
    readonly preview: string | null;
    readonly direction: "fromCustomer" | "fromBusiness" | null;
  } | null;
  readonly reactions: readonly { readonly by: "customer" | "business"; readonly emoji: string }[];
  readonly forwarded: boolean;
  readonly edited: boolean;
  readonly revoked: boolean;
  /** The business's own id of the message, when the provider was given one. */
  readonly reference: string | null;
}

export interface ChatMedia {
  /** `GET /control/media/:id`; null while the file is being fetched, or when it could not be. */
  readonly id: string | null;
  readonly mimeType: string | null;
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
}

export interface ChatButton {
  readonly type: "quick_reply" | "url" | "phone" | "copy_code" | "other";
  readonly text: string;
  /** The address, number or code; for a quick reply the payload a tap sends back. */
  readonly value: string | null;
}

export type ChatContent =
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "image" | "video" | "audio" | "voice" | "document" | "sticker";
      readonly media: ChatMedia;
      readonly caption: string | null;
    }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly type: "contacts"; readonly contacts: readonly ContactEntry[] }
  /** A template as the phone shows it: variables filled in. */
  | {
      readonly type: "template";
      readonly name: string;
      readonly language: string;
      readonly headerText: string | null;
      readonly headerMedia: (ChatMedia & { readonly kind: "image" | "video" | "document" }) | null;
      readonly body: string;
      readonly footer: string | null;
      readonly buttons: readonly ChatButton[];
    }
  /** A session message with buttons or a list. */
  | {
      readonly type: "interactive";
      readonly headerText: string | null;
      readonly body: string;
      readonly footer: string | null;
      readonly buttons: readonly ChatButton[];
      /** Null when it has no list. */
      readonly list: {
        readonly button: string;
        readonly rows: readonly { readonly id: string; readonly title: string; readonly description: string | null }[];
      } | null;
    }
  /** A tapped button or chosen row. */
  | { readonly type: "reply"; readonly text: string; readonly description: string | null }
  /** Anything else, in words: a flow's answer, an order, a number change, a kind the phone cannot show. */
  | { readonly type: "notice"; readonly text: string };

/** One `change` of the stream. A message is sent whole, new or changed: replace it by its id. */
export type StreamChange =
  | { readonly type: "message"; readonly numberId: string; readonly phone: string; readonly message: ChatMessage }
  | { readonly type: "chat"; readonly numberId: string; readonly phone: string }
  | { readonly type: "typing"; readonly numberId: string; readonly phone: string; readonly until: string }
  /** The list of numbers or of phones changed: ask for it again. */
  | { readonly type: "numbers" }
  | { readonly type: "phones" };

// ───────────────────────────── faults and measuring ─────────────────────────────

/**
 * Switches for trouble, for one number or (without `numberId`) for all. Null or false turns one off.
 * Those with `times` wear off by themselves; without it they stay.
 */
export interface Faults {
  readonly numberId?: string;
  /** Answer sends with this HTTP status and the vendor's error body carrying `code`. */
  readonly rejectSends?: { readonly status: number; readonly code: string; readonly times?: number } | null;
  /** Sends above this rate get the vendor's 429. */
  readonly rateLimit?: { readonly perSecond: number } | null;
  /** Wait before answering any API call. */
  readonly delayMs?: number | null;
  /** Accept the send, then close the socket without an answer. */
  readonly dropAnswer?: { readonly times?: number } | null;
  /** Answer media look-ups and downloads with this status. */
  readonly mediaFailures?: { readonly status: number; readonly times?: number } | null;
  /** Extra copies of each webhook. */
  readonly webhookDuplicates?: number | null;
  /** Hold webhooks for up to this long and send them in random order. */
  readonly shuffleWebhooks?: { readonly windowMs: number } | null;
  /** The `sent` status is delivered before the send call is answered. */
  readonly statusBeforeAnswer?: boolean | null;
  /** Keep every status back until this is turned off. */
  readonly holdStatuses?: boolean | null;
  /** Messages fail after being accepted, with this vendor code. */
  readonly failStatus?: { readonly code: string; readonly times?: number } | null;
  /** Sinch tokens issued from now on live this long; 0 also ends the ones in use. */
  readonly tokenSeconds?: number | null;
}

/** Send calls the vendors' APIs saw. */
export interface CallCount {
  readonly total: number;
  /** Those that became a message, answered or not. */
  readonly accepted: number;
  /** The newest 100. */
  readonly calls: readonly {
    readonly numberId: string;
    readonly at: string;
    readonly to: string;
    readonly references: readonly string[];
    readonly outcome: "accepted" | "refused" | "dropped";
    readonly messageId: string | null;
  }[];
}

/** A status webhook now, whatever the message's state: for orders no vendor should produce, but does. */
export interface StatusOnDemand {
  readonly messageId: string;
  readonly status: "sent" | "delivered" | "read" | "failed";
  /** The vendor's code of a failure. */
  readonly code?: string;
}

/** A request of any content to a number's receive URL. */
export interface RawWebhook {
  readonly numberId: string;
  readonly method?: "POST" | "GET";
  readonly contentType?: string;
  readonly body: string;
  /** `good` (default) signs as the vendor does where a secret is known. */
  readonly signature?: "good" | "bad" | "none";
}

/** `PUT /control/chats/window`. */
export interface WindowSetting extends ChatAddress {
  /** ISO; the window closes 24 hours later. Null: the customer never wrote. */
  readonly lastInboundAt: string | null;
}
