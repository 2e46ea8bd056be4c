/** Sinch's webhook signature: base64 HMAC-SHA256 of body, nonce and timestamp. Nothing in it binds the address. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Authenticity, WebhookRequest } from "../inbound.ts";

const OLDEST_SECONDS = 300;
const HEADER = "x-sinch-webhook-signature";

/** Whether Sinch signed the request within the last five minutes; unsigned where no secret is set. Never throws. */
export function authenticateSinch(request: WebhookRequest, secret: string | null, now: Date): Authenticity {
  if (secret === null) return { type: "unsigned" };
  const claimed = request.headers.get(HEADER);
  const nonce = request.headers.get(`${HEADER}-nonce`);
  const timestamp = request.headers.get(`${HEADER}-timestamp`);
  if (!claimed || !nonce || !timestamp) return { type: "refused", reason: "missing" };
  const algorithm = request.headers.get(`${HEADER}-algorithm`) ?? "HmacSHA256";
  if (algorithm.toLowerCase() !== "hmacsha256" || nonce.length > 256) return { type: "refused", reason: "mismatch" };
  const expected = createHmac("sha256", secret).update(request.rawBody).update(`.${nonce}.${timestamp}`).digest();
  // Written as base64 and nothing after it: a lenient reading would pass what was never sent.
  const signature = /^[A-Za-z0-9+/]{43}=$/.test(claimed) ? Buffer.from(claimed, "base64") : Buffer.alloc(0);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    return { type: "refused", reason: "mismatch" };
  }
  const ageSeconds = /^\d{1,12}$/.test(timestamp)
    ? now.getTime() / 1_000 - Number(timestamp)
    : Number.POSITIVE_INFINITY;
  return Math.abs(ageSeconds) > OLDEST_SECONDS ? { type: "refused", reason: "stale" } : { type: "authentic", nonce };
}
