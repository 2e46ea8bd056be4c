/** Kaleyra signs nothing; a callback profile may carry a Basic sign-in. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Authenticity, WebhookRequest } from "../inbound.ts";
import type { KaleyraCredentials } from "./credentials.ts";

/** With a callback user configured, only callbacks that carry it pass; without, the receive URL is the only proof. */
export function authenticateKaleyra(
  { headers }: WebhookRequest,
  { callbackSignIn }: Pick<KaleyraCredentials, "callbackSignIn">,
): Authenticity {
  if (callbackSignIn === null) return { type: "unsigned" };
  const header = headers.get("authorization");
  if (header === null) return { type: "refused", reason: "missing" };
  const claimed = /^basic\s+([A-Za-z0-9+/=_-]{1,8192})$/i.exec(header.trim())?.[1];
  if (claimed === undefined) return { type: "refused", reason: "mismatch" };
  const expected = digest(`${callbackSignIn.user}:${callbackSignIn.password}`);
  return timingSafeEqual(digest(Buffer.from(claimed, "base64")), expected)
    ? { type: "authentic", nonce: null }
    : { type: "refused", reason: "mismatch" };
}

/** Equal lengths, so that the comparison tells nothing of where two values differ. */
function digest(value: string | Uint8Array): Buffer {
  return createHash("sha256").update(value).digest();
}
