/** Proofs that a request is Meta's: the signature over the raw bytes, and the subscription handshake. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Authenticity, WebhookAnswer, WebhookRequest } from "../inbound.ts";
import type { MetaCredentials } from "./credentials.ts";

const LONGEST_CHALLENGE = 512;

/**
 * X-Hub-Signature-256 is the HMAC-SHA256 of the raw bytes under the app secret. Meta writes `é` as
 * `\u00e9` and "/" as `\/`: a body parsed and written again would no longer match.
 */
export function authenticateMeta(
  { headers, rawBody }: WebhookRequest,
  { appSecret }: Pick<MetaCredentials, "appSecret">,
): Authenticity {
  if (appSecret === null) return { type: "unsigned" };
  const header = headers.get("x-hub-signature-256");
  if (header === null) return { type: "refused", reason: "missing" };
  const claimed = /^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1];
  if (claimed === undefined) return { type: "refused", reason: "mismatch" };
  const expected = createHmac("sha256", appSecret).update(rawBody).digest();
  return timingSafeEqual(Buffer.from(claimed, "hex"), expected)
    ? { type: "authentic", nonce: null }
    : { type: "refused", reason: "mismatch" };
}

/** The answer to Meta's GET; null for every other method. The parameters' names contain dots. */
export function answerMetaHandshake({ method, url }: WebhookRequest, verifyToken: string): WebhookAnswer | null {
  if (method.toUpperCase() !== "GET") return null;
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const mode = query.get("hub.mode");
  const token = query.get("hub.verify_token");
  const challenge = query.get("hub.challenge");
  if (mode === null || token === null || challenge === null || challenge.length > LONGEST_CHALLENGE) {
    return plainText(400, "The parameters hub.mode, hub.verify_token and hub.challenge are needed");
  }
  const isSubscription = mode === "subscribe" && verifyToken !== "" && isSameText(token, verifyToken);
  return isSubscription ? plainText(200, challenge) : plainText(403, "Wrong verify token or mode");
}

/** Compares in a time that tells nothing of where the two differ. */
function isSameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text, "utf8").digest();
  return timingSafeEqual(digest(left), digest(right));
}

function plainText(status: number, body: string): WebhookAnswer {
  return { status, contentType: "text/plain", body };
}
