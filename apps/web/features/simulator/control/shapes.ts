/** What the customer's phone reads of the simulator's control API: only the fields it shows. */

export interface SimulatedNumber {
  readonly id: string;
  /** In lower case, as the simulator names it: `meta`, `twilio` … */
  readonly provider: string;
  /** Digits. */
  readonly phone: string;
  /** What the phone calls this business. */
  readonly name: string;
  /** Kinds of message this provider reports to the business; others never leave the phone. */
  readonly reports: readonly string[];
  readonly reportsTyping: boolean;
}

export interface SimulatedPhone {
  /** Digits. */
  readonly phone: string;
  readonly name: string;
  /** Milliseconds after delivery until the phone reads by itself; null: only when its chat is on screen. */
  readonly readsAfterMs: number | null;
  readonly onWhatsApp: boolean;
  readonly hidesPhone: boolean;
}

export interface Chat {
  readonly numberId: string;
  readonly phone: string;
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  readonly unread: number;
  /** ISO; null: the business is not typing. */
  readonly typingUntil: string | null;
}

/** Ticks: of the customer's messages `sending` means the business was not told yet; a `failed` one of the business never arrived. */
export type TickState = "sending" | "accepted" | "sent" | "delivered" | "read" | "failed";

export interface ChatMessage {
  readonly id: string;
  readonly fromCustomer: boolean;
  readonly at: Date;
  readonly content: ChatContent;
  readonly state: TickState;
  readonly quoted: { readonly id: string; readonly preview: string | null; readonly fromCustomer: boolean } | null;
  readonly reactions: readonly { readonly byCustomer: boolean; readonly emoji: string }[];
  readonly forwarded: boolean;
  readonly edited: boolean;
  readonly revoked: boolean;
}

export type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";
export const MEDIA_KINDS: readonly MediaKind[] = ["image", "video", "audio", "voice", "document", "sticker"];

export interface ChatMedia {
  /** Same-origin address of the file; null while it is fetched or when it could not be. */
  readonly url: string | null;
  readonly mimeType: string | null;
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
}

export interface ChatButton {
  readonly type: "quick_reply" | "url" | "phone" | "copy_code" | "other";
  readonly text: string;
  readonly value: string | null;
}

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
}

/** A message with parts of its own: a template, or a session message with buttons or a list. */
export interface StructuredContent {
  readonly type: "structured";
  readonly isTemplate: boolean;
  readonly headerText: string | null;
  readonly headerMedia: (ChatMedia & { readonly kind: MediaKind }) | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly ChatButton[];
  readonly list: { readonly button: string; readonly rows: readonly ListRow[] } | null;
}

export type ChatContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: MediaKind; readonly media: ChatMedia; readonly caption: string | null }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | {
      readonly type: "contacts";
      readonly contacts: readonly { readonly name: string; readonly phones: readonly string[] }[];
    }
  | StructuredContent
  | { readonly type: "reply"; readonly text: string; readonly description: string | null }
  | { readonly type: "notice"; readonly text: string };

/** What the customer sends; `target` is the id of an earlier message. An empty emoji takes a reaction back. */
export type OutgoingContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: MediaKind; readonly file: File; readonly caption: string | null }
  | { readonly type: "location"; readonly latitude: number; readonly longitude: number; readonly name: string }
  | {
      readonly type: "contacts";
      readonly contacts: readonly { readonly name: string; readonly phones: readonly string[] }[];
    }
  | { readonly type: "reaction"; readonly target: string; readonly emoji: string }
  | {
      readonly type: "button_reply";
      readonly target: string;
      readonly text: string;
      readonly payload?: string;
      readonly template: boolean;
    }
  | {
      readonly type: "list_reply";
      readonly target: string;
      readonly text: string;
      readonly payload: string;
      readonly description?: string;
    }
  | { readonly type: "edit"; readonly target: string; readonly text: string }
  | { readonly type: "revoke"; readonly target: string };

/** How the business's receive URL answered the first attempt. */
export type WebhookAnswer =
  | { readonly type: "taken" }
  /** The provider never tells the business of this kind. */
  | { readonly type: "notReported" }
  /** `status` null: nobody answered at all. */
  | { readonly type: "refused"; readonly status: number | null };

export type StreamChange =
  | { readonly type: "message"; readonly numberId: string; readonly phone: string; readonly message: ChatMessage }
  | { readonly type: "chat"; readonly numberId: string; readonly phone: string }
  | { readonly type: "typing"; readonly numberId: string; readonly phone: string; readonly until: string }
  | { readonly type: "numbers" }
  | { readonly type: "phones" };
