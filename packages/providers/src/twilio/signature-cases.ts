/** Signed, forged and damaged requests of Twilio, for the contract suite. */
import { createHmac } from "node:crypto";
import type { ProviderContract } from "../conformance/contract.ts";
import { RECEIVE_URL } from "../conformance/fixtures.ts";
import type { Authenticity, WebhookRequest } from "../inbound.ts";
import { CREDENTIALS, TOKEN } from "./outbound-cases.ts";

/** A signed request, in our own words of the rule: the oracle below checks the words. */
function signed(form: readonly (readonly [string, string])[], url = RECEIVE_URL, signedUrl = url): WebhookRequest {
  const body = new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
  const sorted = [...new Set(form.map(([name]) => name))].sort().flatMap((name) => {
    const values = form.filter(([candidate]) => candidate === name).map(([, value]) => value);
    return [...new Set(values)].sort().map((value) => name + value);
  });
  return withSignature({ method: "POST", url, body }, `${signedUrl}${sorted.join("")}`);
}
/** A request signed over the given text. */
export function withSignature(
  request: { readonly method: string; readonly url: string; readonly body: string },
  covered: string,
  token = TOKEN,
): WebhookRequest {
  const signature = createHmac("sha1", token).update(covered).digest("base64");
  return {
    method: request.method,
    url: request.url,
    headers: new Headers({ "x-twilio-signature": signature }),
    rawBody: new TextEncoder().encode(request.body),
  };
}
const vector = (url: string, signature: string, body: string, method = "POST"): WebhookRequest => ({
  method,
  url,
  headers: new Headers({ "x-twilio-signature": signature }),
  rawBody: new TextEncoder().encode(body),
});

export const AUTHENTIC: Authenticity = { type: "authentic", nonce: null };
const MISMATCH: Authenticity = { type: "refused", reason: "mismatch" };
const PUBLISHED = { accountSid: "ACx", authorizationToken: "12345" };
const PUBLISHED_FORM = new URLSearchParams({
  CallSid: "CA1234567890ABCDE",
  Caller: "+14158675309",
  Digits: "1234",
  From: "+14158675309",
  To: "+18005551212",
}).toString();
const JSON_URL =
  "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
const good = signed([
  ["Body", "Ciao 🛶 à"],
  ["From", "whatsapp:+393331230001"],
]);
const otherAccount = { ...CREDENTIALS, authorizationToken: "another-accounts-token" };

export const signatures: ProviderContract<unknown>["signatures"] = [
  {
    name: "published: query in the address",
    credentials: PUBLISHED,
    request: vector("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", PUBLISHED_FORM),
    expected: AUTHENTIC,
  },
  {
    name: "published: signed with the port",
    credentials: PUBLISHED,
    request: vector("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=", PUBLISHED_FORM),
    expected: AUTHENTIC,
  },
  {
    name: "published: signed without the port, ours has it",
    credentials: PUBLISHED,
    request: vector("https://mycompany.com:443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", PUBLISHED_FORM),
    expected: AUTHENTIC,
  },
  {
    name: "published: JSON body by its hash",
    credentials: PUBLISHED,
    request: vector(JSON_URL, "a9nBmqA0ju/hNViExpshrM61xv4=", '{"property": "value", "boolean": true}'),
    expected: AUTHENTIC,
  },
  {
    name: "JSON body with one byte changed",
    credentials: PUBLISHED,
    request: vector(JSON_URL, "a9nBmqA0ju/hNViExpshrM61xv4=", '{"property": "value", "boolean": truE}'),
    expected: MISMATCH,
  },
  { name: "emoji body", request: good, expected: AUTHENTIC },
  {
    name: "GET: the address alone",
    request: withSignature({ method: "GET", url: `${RECEIVE_URL}?Body=Hi`, body: "" }, `${RECEIVE_URL}?Body=Hi`),
    expected: AUTHENTIC,
  },
  {
    name: "repeated values once each, sorted",
    request: signed([
      ["A", "2"],
      ["A", "1"],
      ["A", "2"],
      ["a", "0"],
    ]),
    expected: AUTHENTIC,
  },
  {
    name: "query written anew",
    request: signed([["A", "1"]], `${RECEIVE_URL}?q=a+b`, `${RECEIVE_URL}?q=a%20b`),
    expected: AUTHENTIC,
  },
  {
    name: "no signature",
    request: { ...good, headers: new Headers() },
    expected: { type: "refused", reason: "missing" },
  },
  { name: "another account's", request: good, credentials: otherAccount, expected: MISMATCH },
  {
    name: "truncated",
    request: { ...good, headers: new Headers({ "x-twilio-signature": "RSOYDt4T1cUT" }) },
    expected: MISMATCH,
  },
  {
    name: "one byte of the body changed",
    request: { ...good, rawBody: good.rawBody.map((byte, at) => (at === 6 ? byte ^ 1 : byte)) },
    expected: MISMATCH,
  },
  {
    name: "a parameter added",
    request: { ...good, rawBody: Buffer.concat([good.rawBody, Buffer.from("&X=1")]) },
    expected: MISMATCH,
  },
  { name: "another address", request: { ...good, url: good.url.replace("lake", "pond") }, expected: MISMATCH },
  { name: "address unreadable", request: { ...good, url: "not an address" }, expected: MISMATCH },
];
