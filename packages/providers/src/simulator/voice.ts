/**
 * How a vendor tells of what happened: its words for failures, its webhooks' forms and proofs. Each is written from the
 * vendor's published facts and independent of our adapters, so that a misreading shows.
 */
import type { ProviderKind } from "../port.ts";
import type { MessageRecord, NumberRecord, PhoneRecord } from "./world.ts";

/** A webhook before it is signed. */
export interface WebhookContent {
  readonly method: "POST" | "GET";
  /** Null: the number's receive URL as it is when the attempt is made. */
  readonly url: string | null;
  readonly contentType: string;
  /** For GET: the query. */
  readonly body: string;
}

export interface SignedPart {
  readonly method: "POST" | "GET";
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** Equal across the attempts of one webhook. */
  readonly deliveryId: string;
}

/** Why a message did not arrive, in the vendor's code and words. */
export interface VendorFailure {
  readonly code: string;
  readonly detail: string;
}

export type ReportedStatus = "sent" | "delivered" | "read" | "failed";

export interface StatusNotice {
  readonly record: MessageRecord;
  readonly status: ReportedStatus;
  readonly failure: VendorFailure | null;
  readonly at: Date;
}

export interface VendorVoice {
  readonly kind: ProviderKind;
  newMessageId(hasFile: boolean): string;
  newMediaId(): string;
  /** Null: the vendor tells nobody. */
  statusWebhook(notice: StatusNotice, number: NumberRecord, phone: PhoneRecord): WebhookContent | null;
  /** Absent: the vendor does not tell that a customer types. */
  typingWebhook?(number: NumberRecord, phone: PhoneRecord, at: Date): WebhookContent;
  /** The headers that prove where a webhook came from. */
  sign(part: SignedPart, number: NumberRecord, at: Date): Record<string, string>;
  readonly failures: Readonly<
    Record<"windowClosed" | "notOnWhatsApp" | "mediaUnreachable" | "mediaUnsupported" | "unknownTarget", VendorFailure>
  >;
  /** The vendor's words for a failure code. */
  describe(code: string): string;
}
