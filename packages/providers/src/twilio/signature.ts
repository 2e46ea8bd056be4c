/**
 * Twilio's X-Twilio-Signature: base64 HMAC-SHA1, under the account's Auth Token, of the address Twilio
 * called and every parameter it posted.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "node:querystring";
import type { Authenticity, WebhookRequest } from "../inbound.ts";

/** Whether Twilio signed the request. Never throws. Twilio sends no nonce and no time: replays are caught as duplicates (R2). */
export function authenticateTwilio(request: WebhookRequest, authorizationToken: string): Authenticity {
  const claimed = request.headers.get("x-twilio-signature");
  if (claimed === null || claimed === "") return { type: "refused", reason: "missing" };
  const bodyHash = hashInAddress(request.url);
  if (bodyHash !== null && !equal(bodyHash, createHash("sha256").update(request.rawBody).digest("hex"))) {
    return { type: "refused", reason: "mismatch" };
  }
  const parameters = bodyHash !== null || request.method === "GET" ? "" : signedParameters(request.rawBody);
  const signed = spellings(request.url).some((url) =>
    equal(claimed, createHmac("sha1", authorizationToken).update(`${url}${parameters}`, "utf8").digest("base64")),
  );
  return signed ? { type: "authentic", nonce: null } : { type: "refused", reason: "mismatch" };
}

/** Every parameter as name and value, sorted by name; repeated values once each, sorted. */
function signedParameters(rawBody: Uint8Array): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(rawBody))) {
    const known = values.get(name);
    if (known === undefined) values.set(name, new Set([value]));
    else known.add(value);
  }
  return [...values.keys()]
    .sort()
    .flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value))
    .join("");
}

/** The spellings of one address Twilio's own validator accepts: as it stands, without and with port, and each with its query written anew. */
function spellings(url: string): readonly string[] {
  const normalised = URL.canParse(url) ? new URL(url).href : url;
  const written = [url, normalised].flatMap((address) => [withPort(address, false), withPort(address, true)]);
  return [...new Set([url, ...written, ...written.map(withRewrittenQuery)])];
}

function withPort(url: string, explicit: boolean): string {
  const parts = /^(https?):\/\/([^/?#]*)/i.exec(url);
  if (parts === null) return url;
  const [beginning, scheme = "", authority = ""] = parts;
  const rest = url.slice(beginning.length);
  // A colon before the last "@" parts a name from a password, one within brackets belongs to the host.
  const colon = authority.lastIndexOf(":");
  const hasPort = colon > authority.lastIndexOf("@") && colon > authority.lastIndexOf("]");
  const host = hasPort ? authority.slice(0, colon) : authority;
  const port = hasPort ? authority.slice(colon) : "";
  const standard = scheme.toLowerCase() === "https" ? ":443" : ":80";
  return `${scheme}://${host}${explicit ? port || standard : ""}${rest}`;
}

function withRewrittenQuery(url: string): string {
  const start = url.indexOf("?");
  return start === -1 || start === url.length - 1
    ? url
    : `${url.slice(0, start)}?${stringify(parse(url.slice(start + 1)))}`;
}

/** `bodySHA256` of the address: set for bodies that are no form, and covered by the signature with the address. */
function hashInAddress(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get("bodySHA256") : null;
}

function equal(claimed: string, expected: string): boolean {
  const [left, right] = [Buffer.from(claimed), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
