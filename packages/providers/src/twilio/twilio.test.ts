import type { FailureCase } from "../conformance/contract.ts";
import { requestOf } from "../conformance/fixtures.ts";
import { describeProvider } from "../conformance/provider-contract.ts";
import type { FailureClass } from "../failure.ts";
import { CREDENTIALS, outbound } from "./outbound-cases.ts";
import { signatures } from "./signature-cases.ts";
import { twilio } from "./twilio.ts";

/** The vendor's table, provider by provider the same classes. */
const CLASSES: Readonly<Record<FailureClass, readonly number[]>> = {
  template_needed: [63016],
  retry: [20429, 63017, 63018, 63012, 63037, 20500, 30001],
  wait: [63038],
  recipient: [63003, 63024, 21211, 63015, 63032, 63033, 63031, 63049],
  opt_out: [21610],
  input: [63005, 63021, 63013, 63019, 63025, 63034, 11751, 12300, 21617, 21656, 63028, 63029, 63030],
  template_state: [63027, 63040, 63041, 63042],
  configuration: [20003, 63007, 21606, 21408, 63001, 63002, 63020, 63022],
};
const codes = Object.entries(CLASSES).flatMap(([failureClass, numbers]) =>
  numbers.map((code) => ({ code: String(code), class: failureClass as FailureClass })),
);
const byStatus: readonly FailureCase[] = [
  { code: "bare 429", answer: { status: 429, text: "slow down" }, class: "retry" },
  { code: "bare 503", answer: { status: 503, text: "" }, class: "retry" },
  { code: "bare 401", answer: { status: 401 }, class: "configuration" },
  { code: "bare 404", answer: { status: 404 }, class: "configuration" },
  { code: "bare 400", answer: { status: 400, json: { message: "?" } }, class: "input" },
  {
    code: "a redirect",
    answer: { status: 302, headers: { location: "https://evil.example" } },
    class: "configuration",
  },
];

describeProvider({
  create: () => twilio,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["accountSid", "authorizationToken"] },
    { name: "a number as token", raw: { ...CREDENTIALS, authorizationToken: 7 }, fields: ["authorizationToken"] },
    { name: "a SID too long", raw: { ...CREDENTIALS, accountSid: "A".repeat(201) }, fields: ["accountSid"] },
    { name: "a line break", raw: { ...CREDENTIALS, authorizationToken: "a\nb" }, fields: ["authorizationToken"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "no message id", request: requestOf({ form: { Body: "Hi", From: "whatsapp:+39333" } }) },
    { name: "no sender", request: requestOf({ form: { MessageSid: "SM1", To: "whatsapp:+390212345678" } }) },
    { name: "an unusable sender", request: requestOf({ form: { MessageSid: "SM1", From: "whatsapp:foo_bar" } }) },
    { name: "JSON", request: requestOf({ body: { MessageSid: "SM1" } }) },
    { name: "nothing", request: requestOf({ raw: "" }) },
    {
      name: "more parameters than anybody sends",
      request: requestOf({ raw: `MessageSid=1&From=39333${"&a=1".repeat(500)}` }),
    },
    { name: "no UTF-8", request: { ...requestOf({ raw: "" }), rawBody: new Uint8Array([0x42, 0x3d, 0xff, 0xfe]) } },
  ],
  outbound,
  failures: [
    ...codes.map(({ code, class: failureClass }) => ({
      code,
      class: failureClass,
      answer: { status: 400, json: { code: Number(code), message: "Refused", more_info: "", status: 400 } },
    })),
    ...byStatus,
  ],
  statusFailures: [...codes, { code: "99999", class: "input" as const }].map(({ code, class: failureClass }) => ({
    code,
    class: failureClass,
    request: requestOf({
      form: { MessageSid: "SM1", MessageStatus: "failed", ErrorCode: code, To: "whatsapp:+39333" },
    }),
  })),
  signatures,
});
