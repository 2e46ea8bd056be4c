/** What we ask providers to send, and what comes of it. */
import type { Failure } from "./failure.ts";
import type { MediaType, Person } from "./inbound.ts";

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
