import { requestOf } from "../conformance/fixtures.ts";
import { describeProvider } from "../conformance/provider-contract.ts";
import type { FailureClass } from "../failure.ts";
import { CREDENTIALS, outbound, tokenExchange } from "./outbound-cases.ts";
import { signatures } from "./signature-cases.ts";
import { createSinch } from "./sinch.ts";

/** The delivery reasons, each in its class. */
const REASONS: Readonly<Partial<Record<FailureClass, readonly string[]>>> = {
  retry: [
    "INTERNAL_ERROR",
    "RATE_LIMITED",
    "CHANNEL_FAILURE",
    "UNKNOWN",
    "DELIVERY_TIMED_OUT",
    "DELIVERY_REPORT_TIME_OUT",
  ],
  template_needed: ["OUTSIDE_ALLOWED_SENDING_WINDOW"],
  recipient: [
    "RECIPIENT_NOT_REACHABLE",
    "RECIPIENT_INVALID_CHANNEL_IDENTITY",
    "NO_CHANNEL_IDENTITY_FOR_CONTACT",
    "CONTACT_NOT_FOUND",
    "NO_CHANNELS_LEFT",
  ],
  opt_out: ["RECIPIENT_NOT_OPTED_IN"],
  input: [
    "BAD_REQUEST",
    "MEDIA_TYPE_UNSUPPORTED",
    "MEDIA_TOO_LARGE",
    "MEDIA_NOT_REACHABLE",
    "MESSAGE_SPLIT_REQUIRED",
    "MESSAGE_EXPIRED",
    "UNSUPPORTED_OPERATION",
    "DELIVERY_REJECTED_DUE_TO_POLICY",
    "CHANNEL_REJECT",
    "SOMETHING_NEW",
    "constructor",
  ],
  template_state: [
    "TEMPLATE_NOT_FOUND",
    "TEMPLATE_INSUFFICIENT_PARAMETERS",
    "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
  ],
  configuration: [
    "CHANNEL_BAD_CONFIGURATION",
    "CHANNEL_CONFIGURATION_MISSING",
    "UNKNOWN_APP",
    "NO_PERMISSION",
    "INACTIVE_CREDENTIAL",
    "NO_PROFILE_AVAILABLE",
  ],
};
const failedReport = (reason: unknown) =>
  requestOf({ body: { app_id: "a", message_delivery_report: { message_id: "01H", status: "FAILED", reason } } });

const rpc = (code: string, status: number, rpcStatus: string, failureClass: FailureClass) => ({
  code,
  class: failureClass,
  answer: { status, json: { error: { code: status, message: "Refused", status: rpcStatus, details: [] } } },
});

describeProvider({
  create: createSinch,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["baseUrl", "projectId", "appId", "keyId", "keySecret"] },
    { name: "no web address", raw: { ...CREDENTIALS, baseUrl: "eu.conversation" }, fields: ["baseUrl"] },
    { name: "another scheme", raw: { ...CREDENTIALS, baseUrl: "ftp://x.example" }, fields: ["baseUrl"] },
    { name: "a user in the address", raw: { ...CREDENTIALS, baseUrl: "https://a:b@x.example" }, fields: ["baseUrl"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "an empty object", request: requestOf({ body: {} }) },
    { name: "an array", request: requestOf({ body: [] }) },
    { name: "a form", request: requestOf({ form: { message: "x" } }) },
    {
      name: "a message without id",
      request: requestOf({ body: { app_id: "a", message: { channel_identity: { identity: "39333" } } } }),
    },
    { name: "a message without sender", request: requestOf({ body: { app_id: "a", message: { id: "1" } } }) },
    { name: "a report without message", request: requestOf({ body: { message_delivery_report: { status: "READ" } } }) },
    { name: "nested too deep", request: requestOf({ raw: `{"message":${"[".repeat(1_000)}${"]".repeat(1_000)}}` }) },
  ],
  outbound,
  preface: [tokenExchange()],
  failures: [
    rpc("400 INVALID_ARGUMENT", 400, "INVALID_ARGUMENT", "input"),
    rpc("400 FAILED_PRECONDITION", 400, "FAILED_PRECONDITION", "configuration"),
    rpc("403", 403, "PERMISSION_DENIED", "configuration"),
    rpc("404 (another region)", 404, "NOT_FOUND", "configuration"),
    rpc("429", 429, "RESOURCE_EXHAUSTED", "retry"),
    rpc("500", 500, "INTERNAL", "retry"),
    rpc("503", 503, "UNAVAILABLE", "retry"),
    rpc("501", 501, "UNIMPLEMENTED", "input"),
    { code: "bare 500", answer: { status: 500 }, class: "retry" },
    { code: "bare 400", answer: { status: 400, text: "?" }, class: "input" },
  ],
  statusFailures: [
    ...Object.entries(REASONS).flatMap(([failureClass, reasons]) =>
      reasons.map((code) => ({ code, class: failureClass as FailureClass, request: failedReport({ code }) })),
    ),
    {
      code: "channel code 131047",
      class: "template_needed",
      request: failedReport({ code: "CHANNEL_FAILURE", channel_code: 131047 }),
    },
    { code: "no reason at all", class: "input", request: failedReport(undefined) },
  ],
  signatures,
});
