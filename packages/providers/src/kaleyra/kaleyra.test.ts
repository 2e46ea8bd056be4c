import type { StatusFailureCase } from "../conformance/contract.ts";
import { RECEIVE_URL } from "../conformance/fixtures.ts";
import { describeProvider } from "../conformance/provider-contract.ts";
import type { FailureClass } from "../failure.ts";
import type { WebhookRequest } from "../inbound.ts";
import { kaleyra } from "./kaleyra.ts";
import { SECOND_GENERATION } from "./outbound-cases.ts";
import { DERIVED_ID } from "./read-flat-message.ts";

const CREDENTIALS = {
  baseUrl: "https://api.in.kaleyra.io/",
  businessAccountId: "511020304050607",
  accountSid: "HX100200300IN",
  apiKey: "A7lake-key-5520",
};
const SIGN_IN = { ...CREDENTIALS, callbackUser: "lake", callbackPassword: "pässword:7" };

const posted = (body: string, headers: Readonly<Record<string, string>> = {}): WebhookRequest => ({
  method: "POST",
  url: RECEIVE_URL,
  headers: new Headers({ "content-type": "application/json", ...headers }),
  rawBody: new TextEncoder().encode(body),
});
const signedIn = (credentials: string) =>
  posted('{"id":"58f0a1:0","status":"read","note":"🚀"}', {
    authorization: `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`,
  });
const asked = (query: string): WebhookRequest => ({
  method: "GET",
  url: `${RECEIVE_URL}${query}`,
  headers: new Headers(),
  rawBody: new Uint8Array(),
});

const CODES: readonly (readonly [FailureClass, readonly string[]])[] = [
  ["configuration", ["RBC001", "WA401", "E110", "190", "131042"]],
  ["wait", ["WAV2101", "131048"]],
  ["input", ["WA400", "E13001", "131009"]],
  ["retry", ["WA500", "131056", "130429"]],
  ["template_needed", ["131047"]],
  ["template_state", ["132001"]],
  ["recipient", ["131026"]],
  ["opt_out", ["131050"]],
];
const statusFailures: StatusFailureCase[] = CODES.flatMap(([failureClass, codes]) =>
  codes.flatMap((code) => {
    const inner = { id: "b41d", status: "failed", errors: [{ code: /^\d+$/.test(code) ? Number(code) : code }] };
    const passedOn = { meta_object: { field: "messages", value: { statuses: [inner] } }, extra_info: {} };
    return [
      {
        code: `${code} (V1)`,
        request: posted(JSON.stringify({ id: "58f0:0", status: "failed", code })),
        class: failureClass,
      },
      { code: `${code} (V2)`, request: posted(JSON.stringify(passedOn)), class: failureClass },
    ];
  }),
);
const mismatch = { type: "refused", reason: "mismatch" } as const;

describeProvider({
  create: () => kaleyra,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["baseUrl", "businessAccountId", "accountSid", "apiKey"] },
    { name: "no address", raw: { ...CREDENTIALS, baseUrl: "api.kaleyra.io" }, fields: ["baseUrl"] },
    { name: "a SID that climbs", raw: { ...CREDENTIALS, accountSid: "../x" }, fields: ["accountSid"] },
    { name: "a user without a password", raw: { ...CREDENTIALS, callbackUser: "lake" }, fields: ["callbackPassword"] },
    { name: "a password without a user", raw: { ...CREDENTIALS, callbackPassword: "x" }, fields: ["callbackUser"] },
    { name: "a user with a colon", raw: { ...SIGN_IN, callbackUser: "la:ke" }, fields: ["callbackUser"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "empty", request: posted("") },
    { name: "empty query", request: asked("") },
    { name: "an array", request: posted("[1]") },
    { name: "broken JSON", request: posted('{"meta_object":') },
    { name: "of no known form", request: posted('{"hello":"world"}') },
    { name: "too deep", request: posted(`{"a":${"[".repeat(1_000)}${"]".repeat(1_000)}}`) },
    { name: "a sender that is no number", request: asked("?created_at=1772366401&type=text&from=somebody&body=Hi") },
    { name: "a text without text", request: asked("?created_at=1772366401&type=text&from=393331230001") },
    { name: "a picture without a file", request: asked("?type=image&from=393331230001&media_url=%3Cmedia_url%3E") },
    { name: "a status of no message", request: asked("?status=read") },
    { name: "news that tell nothing", request: asked("?display_phone_number=390212345678") },
    { name: "a template without a name", request: posted('{"event":"APPROVED","message_template_id":"88"}') },
    {
      name: "a passed on message without a sender",
      request: posted('{"meta_object":{"field":"messages","value":{"messages":[{"id":"wamid.x"}]}},"extra_info":{}}'),
    },
  ],
  outbound: SECOND_GENERATION,
  failures: [
    ...CODES.flatMap(([failureClass, codes]) =>
      codes.flatMap((code) => [
        { code, answer: { status: 400, json: { code, message: "No" } }, class: failureClass },
        {
          code: `${code} inside error`,
          answer: { status: 400, json: { error: { code, message: "No" } } },
          class: failureClass,
        },
      ]),
    ),
    { code: "field to", answer: { status: 400, json: { error: { to: "invalid number" } } }, class: "recipient" },
    { code: "field body", answer: { status: 400, json: { error: { body: "too long" } } }, class: "input" },
    { code: "bare 429", answer: { status: 429 }, class: "retry" },
    { code: "429 with a field", answer: { status: 429, json: { error: { to: "throttled" } } }, class: "retry" },
    { code: "bare 500", answer: { status: 500 }, class: "retry" },
    { code: "bare 401", answer: { status: 401 }, class: "configuration" },
    { code: "unknown code", answer: { status: 400, json: { code: "X99" } }, class: "input" },
  ],
  statusFailures,
  signatures: [
    { name: "no callback user configured", request: posted("{}"), expected: { type: "unsigned" } },
    {
      name: "the right sign-in, emoji in the body",
      credentials: SIGN_IN,
      request: signedIn("lake:pässword:7"),
      expected: { type: "authentic", nonce: null },
    },
    { name: "none", credentials: SIGN_IN, request: posted("{}"), expected: { type: "refused", reason: "missing" } },
    { name: "one byte changed", credentials: SIGN_IN, request: signedIn("lake:pässword:8"), expected: mismatch },
    { name: "cut off", credentials: SIGN_IN, request: signedIn("lake:pässword:"), expected: mismatch },
    { name: "another account's", credentials: SIGN_IN, request: signedIn("sea:tide"), expected: mismatch },
    {
      name: "another scheme",
      credentials: SIGN_IN,
      request: posted("{}", { authorization: "Bearer x" }),
      expected: mismatch,
    },
  ],
  derivedIds: DERIVED_ID,
});
