/** Signed, forged and stale callbacks of Sinch, for the contract suite. */
import { createHmac } from "node:crypto";
import type { ProviderContract } from "../conformance/contract.ts";
import { requestOf } from "../conformance/fixtures.ts";
import type { Authenticity, WebhookRequest } from "../inbound.ts";
import { CREDENTIALS } from "./outbound-cases.ts";

const SIGNED_AT = new Date("2026-03-01T12:00:00Z");
const BODY = JSON.stringify({ app_id: CREDENTIALS.appId, message: { id: "1", text: "Ciao 🛶" } });
function signed(
  given: { readonly secret?: string; readonly nonce?: string; readonly timestamp?: string } = {},
): WebhookRequest {
  const nonce = given.nonce ?? "01HNONCE17";
  const timestamp = given.timestamp ?? String(SIGNED_AT.getTime() / 1_000);
  const secret = given.secret ?? CREDENTIALS.webhookSecret;
  return {
    ...requestOf({ raw: BODY }),
    headers: new Headers({
      "x-sinch-webhook-signature": createHmac("sha256", secret)
        .update(`${BODY}.${nonce}.${timestamp}`)
        .digest("base64"),
      "x-sinch-webhook-signature-nonce": nonce,
      "x-sinch-webhook-signature-timestamp": timestamp,
      "x-sinch-webhook-signature-algorithm": "HmacSHA256",
    }),
  };
}
function withHeader(name: string, value: string | null): WebhookRequest {
  const request = signed();
  if (value === null) request.headers.delete(name);
  else request.headers.set(name, value);
  return request;
}
const secondsAgo = (seconds: number) => signed({ timestamp: String(SIGNED_AT.getTime() / 1_000 - seconds) });
const AUTHENTIC: Authenticity = { type: "authentic", nonce: "01HNONCE17" };
const refused = (reason: "missing" | "mismatch" | "stale"): Authenticity => ({ type: "refused", reason });
const changed = signed();

function withoutSecret(): Readonly<Record<string, string>> {
  const { webhookSecret: _, ...rest } = CREDENTIALS;
  return rest;
}

export const signatures: ProviderContract<unknown>["signatures"] = [
  { name: "signed", request: signed(), expected: AUTHENTIC },
  { name: "almost five minutes old", request: secondsAgo(299), expected: AUTHENTIC },
  { name: "older than five minutes", request: secondsAgo(301), expected: refused("stale") },
  { name: "from the future", request: secondsAgo(-301), expected: refused("stale") },
  { name: "a timestamp that is no number", request: signed({ timestamp: "yesterday" }), expected: refused("stale") },
  {
    name: "no secret set: unsigned",
    request: requestOf({ raw: BODY }),
    credentials: withoutSecret(),
    expected: { type: "unsigned" },
  },
  { name: "no signature", request: requestOf({ raw: BODY }), expected: refused("missing") },
  { name: "no nonce", request: withHeader("x-sinch-webhook-signature-nonce", null), expected: refused("missing") },
  {
    name: "another nonce",
    request: withHeader("x-sinch-webhook-signature-nonce", "n"),
    expected: refused("mismatch"),
  },
  {
    name: "another timestamp",
    request: withHeader("x-sinch-webhook-signature-timestamp", "1772366401"),
    expected: refused("mismatch"),
  },
  {
    name: "another algorithm",
    request: withHeader("x-sinch-webhook-signature-algorithm", "none"),
    expected: refused("mismatch"),
  },
  { name: "another account's", request: signed({ secret: "pond" }), expected: refused("mismatch") },
  { name: "truncated", request: withHeader("x-sinch-webhook-signature", "AAAA"), expected: refused("mismatch") },
  {
    name: "one byte of the body changed",
    request: { ...changed, rawBody: changed.rawBody.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) },
    expected: refused("mismatch"),
  },
];
