import type { FailureCase, StatusFailureCase } from "../conformance/contract.ts";
import { RECEIVE_URL } from "../conformance/fixtures.ts";
import { describeProvider } from "../conformance/provider-contract.ts";
import type { FailureClass } from "../failure.ts";
import type { WebhookRequest } from "../inbound.ts";
import { meta } from "./meta.ts";
import { META_OUTBOUND } from "./outbound-cases.ts";

const CREDENTIALS = {
  accountSid: "511020304050607",
  authorizationToken: "EAAGlake-token-91c2",
  appId: "770088",
  phoneNumberId: "204816327099881",
  appSecret: "lake-app-secret-7f31",
};
const UNSIGNED = { ...CREDENTIALS, appSecret: "" };

const CODES: readonly (readonly [FailureClass, readonly number[]])[] = [
  ["retry", [1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 133016, 135000]],
  ["wait", [130472, 131048, 131049]],
  ["template_needed", [131047]],
  ["template_state", [132001, 132015, 132016]],
  ["recipient", [131021, 131026, 131030]],
  ["opt_out", [131050]],
  ["input", [33, 100, 131008, 131009, 131051, 131052, 131053, 132000, 132005, 132007, 132012, 132018, 132068, 132069]],
  [
    "configuration",
    [
      0, 3, 10, 190, 200, 299, 368, 130497, 131005, 131031, 131037, 131042, 131045, 133005, 133006, 133008, 133009,
      133010,
    ],
  ],
];

const posted = (body: string, signature?: string): WebhookRequest => ({
  method: "POST",
  url: RECEIVE_URL,
  headers: new Headers({
    "content-type": "application/json",
    ...(signature === undefined ? {} : { "x-hub-signature-256": signature }),
  }),
  rawBody: new TextEncoder().encode(body),
});

const failedStatus = (code: number): WebhookRequest => {
  const statuses = [
    { id: "wamid.out", status: "failed", timestamp: "1772366400", errors: [{ code, title: "Failed" }] },
  ];
  const changes = [{ field: "messages", value: { metadata: { phone_number_id: "204816327099881" }, statuses } }];
  return posted(JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "511020304050607", changes }] }));
};

const failures: FailureCase[] = CODES.flatMap(([failureClass, codes]) =>
  codes.map((code) => ({
    code: String(code),
    answer: { status: 400, json: { error: { message: `(#${code}) No`, type: "OAuthException", code } } },
    class: failureClass,
  })),
);
const statusFailures: StatusFailureCase[] = CODES.flatMap(([failureClass, codes]) =>
  codes.map((code) => ({ code: String(code), request: failedStatus(code), class: failureClass })),
);

// Bodies as Meta writes them, signatures made with another tool than the one under test.
const ESCAPED = String.raw`{"object":"whatsapp_business_account","entry":[{"id":"511020304050607","changes":[{"field":"messages","value":{"note":"Caff\u00e8 s\u00ec\/no \ud83d\ude80"}}]}]}`;
const ESCAPED_SIGNATURE = "sha256=f63981a14f8bbd4821397097ce0e0509acbdc11b9ccc0d69c921029a5d18f01e";
const PLAIN = '{"object":"whatsapp_business_account","entry":[],"note":"Caffè 🚀"}';
const PLAIN_SIGNATURE = "sha256=3173f3d71ea4bb52e5a5545237c9c69c051911a9c9647c1ddde7adacfcf6a6fa";
const authentic = { type: "authentic", nonce: null } as const;
const mismatch = { type: "refused", reason: "mismatch" } as const;

describeProvider({
  create: () => meta,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["accountSid", "authorizationToken", "appId", "phoneNumberId"] },
    { name: "an id that climbs", raw: { ...CREDENTIALS, phoneNumberId: "../me" }, fields: ["phoneNumberId"] },
    {
      name: "a token of two lines",
      raw: { ...CREDENTIALS, authorizationToken: "EAAG\nx" },
      fields: ["authorizationToken"],
    },
    { name: "a number as an id", raw: { ...CREDENTIALS, appId: 770088 }, fields: ["appId"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "empty", request: posted("") },
    { name: "no JSON", request: posted("hello") },
    { name: "an array", request: posted("[]") },
    { name: "of another product", request: posted('{"object":"page","entry":[]}') },
    { name: "without entries", request: posted('{"object":"whatsapp_business_account"}') },
    { name: "too deep", request: posted(`{"object":${"[".repeat(1_000)}${"]".repeat(1_000)}}`) },
    {
      name: "a message without an id and nothing else",
      request: posted(
        '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"393331230001","type":"text"}]}}]}]}',
      ),
    },
    {
      name: "a message without a sender and nothing else",
      request: posted(
        '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"wamid.x","from":"me"}]}}]}]}',
      ),
    },
  ],
  outbound: META_OUTBOUND,
  failures: [
    ...failures,
    {
      code: "transient",
      answer: { status: 400, json: { error: { code: 100, is_transient: true, message: "Again" } } },
      class: "retry",
    },
    { code: "bare 500", answer: { status: 500, text: "<html>" }, class: "retry" },
    { code: "bare 503", answer: { status: 503 }, class: "retry" },
    { code: "bare 429", answer: { status: 429 }, class: "retry" },
    { code: "bare 401", answer: { status: 401 }, class: "configuration" },
    { code: "unknown code", answer: { status: 400, json: { error: { code: 987654 } } }, class: "input" },
    { code: "unknown code, 500", answer: { status: 500, json: { error: { code: 987654 } } }, class: "retry" },
  ],
  statusFailures,
  signatures: [
    { name: "escaped letters and slashes", request: posted(ESCAPED, ESCAPED_SIGNATURE), expected: authentic },
    { name: "letters and an emoji as they are", request: posted(PLAIN, PLAIN_SIGNATURE), expected: authentic },
    {
      name: "an empty body",
      request: posted("", "sha256=ba35928991332b5c671e6ca05531d1d318c1bef4418db91b45e80d9afa9e4c9c"),
      expected: authentic,
    },
    {
      name: "the same content written otherwise",
      request: posted(JSON.stringify(JSON.parse(ESCAPED)), ESCAPED_SIGNATURE),
      expected: mismatch,
    },
    { name: "one byte changed", request: posted(ESCAPED.replace("511", "512"), ESCAPED_SIGNATURE), expected: mismatch },
    { name: "one byte cut off", request: posted(ESCAPED.slice(0, -1), ESCAPED_SIGNATURE), expected: mismatch },
    { name: "signature cut off", request: posted(ESCAPED, ESCAPED_SIGNATURE.slice(0, -2)), expected: mismatch },
    { name: "signature of the other body", request: posted(PLAIN, ESCAPED_SIGNATURE), expected: mismatch },
    {
      name: "signed with another account's secret",
      request: posted(ESCAPED, "sha256=97e2d82855b9e697ee6dad88ecbc6655eaab22babb04adc87d084bf0d74f6ebb"),
      expected: mismatch,
    },
    { name: "without its algorithm", request: posted(ESCAPED, ESCAPED_SIGNATURE.slice(7)), expected: mismatch },
    { name: "not signed", request: posted(ESCAPED), expected: { type: "refused", reason: "missing" } },
    {
      name: "no app secret configured",
      request: posted(ESCAPED),
      credentials: UNSIGNED,
      expected: { type: "unsigned" },
    },
  ],
});
