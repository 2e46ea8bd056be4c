/** What becomes of a message after the provider was called (R3). Pure. */

import type { Failure, SendOutcome } from "@parley/providers";

/** A message that the provider keeps putting off is given up after this long. */
export const GIVE_UP_AFTER_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 120_000;

/** The account's credentials cannot be opened: no provider was called, and it is for us to mend. */
export interface AccountUnreadable {
  readonly type: "accountUnreadable";
}

/** What can become of an attempt. */
export const DELIVERY_TYPES = ["accepted", "failed", "later", "unknown"] as const satisfies readonly Delivery["type"][];

export type Delivery =
  | { readonly type: "accepted"; readonly providerMessageId: string }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "later"; readonly afterMs: number }
  /** Perhaps sent: only a report or a person decides (R3). */
  | { readonly type: "unknown" };

/** `tries` counts the call just made; `waitedMs` since the message was queued. */
export function afterCall(
  outcome: SendOutcome | AccountUnreadable,
  { tries, waitedMs }: { tries: number; waitedMs: number },
): Delivery {
  switch (outcome.type) {
    case "accepted":
      return { type: "accepted", providerMessageId: outcome.providerMessageId };
    case "refused":
      return { type: "failed", failure: outcome.failure };
    case "unknown":
      return { type: "unknown" };
    case "accountUnreadable":
      // Not given up: nobody refused it, and it can go out as soon as the account is mended.
      return { type: "later", afterMs: pauseMs(tries) };
    case "retryLater": {
      const afterMs = Math.max(outcome.afterMs, pauseMs(tries));
      return waitedMs + afterMs > GIVE_UP_AFTER_MS
        ? { type: "failed", failure: { ...outcome.failure, class: "retry" } }
        : { type: "later", afterMs };
    }
  }
}

/** 1, 2, 4 … 120 seconds. */
function pauseMs(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20));
}
