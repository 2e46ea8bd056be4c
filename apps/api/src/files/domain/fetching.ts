/** When a customer's file is fetched again, and how large it may be (MSG-04, T6). Pure. */

import type { MediaDownload } from "@parley/providers";

const MEGABYTE = 1_048_576;
const MOST_TRIES = 12;
const LONGEST_PAUSE_MS = 600_000;

/** Largest file taken, in bytes: WhatsApp's own limits. */
export function mostBytes(isDocument: boolean): number {
  return (isDocument ? 100 : 16) * MEGABYTE;
}

export type AfterFailure =
  | { readonly type: "again"; readonly afterMs: number }
  /** In words for the agent. */
  | { readonly type: "failed"; readonly because: string };

/** What follows a download that failed; `tries` counts the one just made. Twelve tries take about half an hour. */
export function afterFailure(download: Extract<MediaDownload, { type: "failed" }>, tries: number): AfterFailure {
  if (!download.retryable) return { type: "failed", because: GONE };
  if (tries >= MOST_TRIES) return { type: "failed", because: GIVEN_UP };
  return { type: "again", afterMs: Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (tries - 1)) };
}

export const TOO_LARGE = "The file is larger than what WhatsApp carries.";
const GONE = "The provider no longer has this file. Ask the customer to send it again.";
const GIVEN_UP = "The provider did not hand over this file. Ask the customer to send it again.";
