/** When a customer's file is fetched again, and how large it may be. Pure. */

import type { MediaDownload } from "@parley/providers";
import type { MediaFailure } from "@parley/schema";

const MEGABYTE = 1_048_576;
const MAX_TRIES = 12;
const MAX_PAUSE_MS = 600_000;

/** Largest file taken, in bytes: WhatsApp's own limits. */
export function maxFileBytes(isDocument: boolean): number {
  return (isDocument ? 100 : 16) * MEGABYTE;
}

export type AfterFailure =
  | { readonly type: "again"; readonly afterMs: number }
  | { readonly type: "failed"; readonly because: MediaFailure };

/** What follows a download that failed; `tries` counts the one just made. Twelve tries take about half an hour. */
export function afterFailure(download: Extract<MediaDownload, { type: "failed" }>, tries: number): AfterFailure {
  if (!download.retryable) return { type: "failed", because: "gone" };
  if (tries >= MAX_TRIES) return { type: "failed", because: "given_up" };
  return { type: "again", afterMs: Math.min(MAX_PAUSE_MS, 1_000 * 2 ** (tries - 1)) };
}

/** What the agent reads. */
export const FAILED_BECAUSE: Readonly<Record<MediaFailure, string>> = {
  too_large: "The file is larger than what WhatsApp carries.",
  gone: "The provider no longer has this file. Ask the customer to send it again.",
  given_up: "The provider did not hand over this file. Ask the customer to send it again.",
};

/** False for files of earlier versions, which kept the words. */
export function isMediaFailure(stored: string | null): stored is MediaFailure {
  return stored !== null && Object.hasOwn(FAILED_BECAUSE, stored);
}
