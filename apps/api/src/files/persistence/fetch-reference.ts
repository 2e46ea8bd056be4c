import type { MediaReference } from "@parley/providers";
import type { MessageId } from "@parley/schema";

/** Where a customer's file is fetched from, and for which message. */
export interface FetchReference {
  readonly media: MediaReference;
  readonly messageId: MessageId;
  readonly isDocument: boolean;
}
