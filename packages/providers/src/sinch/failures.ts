/** Sinch's refusals: google.rpc statuses when it answers, reason codes when a delivery report tells later. */
import { classOfStatus, failureOf, type ReadFailure } from "../calling.ts";
import type { Failure, FailureClass } from "../failure.ts";
import { asObject, idAt, objectAt, objectsAt, stringAt } from "../reading.ts";

type Meaning = readonly [FailureClass, string];

const REASONS: Readonly<Record<string, Meaning>> = {
  UNKNOWN: ["retry", "The channel gave no reason"],
  INTERNAL_ERROR: ["retry", "Sinch has an internal error"],
  RATE_LIMITED: ["retry", "The channel's rate limit was reached"],
  CHANNEL_FAILURE: ["retry", "WhatsApp could not take the message"],
  // Nobody knows whether these two arrived: an agent may send again knowingly (R3).
  DELIVERY_TIMED_OUT: ["retry", "WhatsApp reported no delivery in time"],
  DELIVERY_REPORT_TIME_OUT: ["retry", "WhatsApp reported no delivery in time"],
  OUTSIDE_ALLOWED_SENDING_WINDOW: ["template_needed", "The 24-hour window is closed: only a template may be sent"],
  RECIPIENT_NOT_REACHABLE: ["recipient", "The recipient cannot be reached"],
  RECIPIENT_INVALID_CHANNEL_IDENTITY: ["recipient", "The recipient is not on WhatsApp"],
  NO_CHANNEL_IDENTITY_FOR_CONTACT: ["recipient", "The contact has no WhatsApp number at Sinch"],
  CONTACT_NOT_FOUND: ["recipient", "Sinch does not know the contact"],
  NO_CHANNELS_LEFT: ["recipient", "No channel is left to reach the recipient"],
  RECIPIENT_NOT_OPTED_IN: ["opt_out", "The recipient did not agree to receive messages"],
  BAD_REQUEST: ["input", "WhatsApp did not accept the message"],
  MEDIA_TYPE_UNSUPPORTED: ["input", "The file's type is not supported"],
  MEDIA_TOO_LARGE: ["input", "The file is too large"],
  MEDIA_NOT_REACHABLE: ["input", "Sinch could not fetch the file"],
  MESSAGE_SPLIT_REQUIRED: ["input", "The message is too long for the channel"],
  MESSAGE_EXPIRED: ["input", "The message expired before it could be delivered"],
  UNSUPPORTED_OPERATION: ["input", "The channel does not support this message"],
  DELIVERY_REJECTED_DUE_TO_POLICY: ["input", "The message breaks a WhatsApp policy"],
  CHANNEL_REJECT: ["input", "WhatsApp rejected the message"],
  TEMPLATE_NOT_FOUND: ["template_state", "The template does not exist"],
  TEMPLATE_INSUFFICIENT_PARAMETERS: ["template_state", "The template got too few parameters"],
  TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION: ["template_state", "The template does not exist in this language"],
  CHANNEL_BAD_CONFIGURATION: ["configuration", "The app's WhatsApp channel is set up wrong"],
  CHANNEL_CONFIGURATION_MISSING: ["configuration", "The app has no WhatsApp channel"],
  UNKNOWN_APP: ["configuration", "Sinch does not know the app"],
  NO_PERMISSION: ["configuration", "The key may not send through this app"],
  INACTIVE_CREDENTIAL: ["configuration", "The channel's credentials are not active"],
  NO_PROFILE_AVAILABLE: ["configuration", "The channel has no profile"],
};

/** WhatsApp's own numbers that say more than the reason they come with. */
const CHANNEL_CODES: Readonly<Record<string, FailureClass>> = {
  "131047": "template_needed",
  "131026": "recipient",
  "131050": "opt_out",
  "131048": "wait",
  "131049": "wait",
  "130472": "wait",
  "132001": "template_state",
  "132015": "template_state",
  "132016": "template_state",
};

/** A delivery report's `reason`. An unknown code is no reason to send again unasked, hence "input". */
export function reportFailure(reason: unknown): Failure {
  const code = idAt(reason, "code");
  const channelCode = idAt(reason, "channel_code");
  const known = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  const byChannel =
    channelCode !== null && Object.hasOwn(CHANNEL_CODES, channelCode) ? CHANNEL_CODES[channelCode] : undefined;
  const words = [known?.[1], stringAt(reason, "description", 300)].filter(
    (text) => text !== undefined && text !== null,
  );
  const detail = words.length > 0 ? words.join(" – ") : "Sinch could not deliver the message";
  const numbered = channelCode === null || channelCode === code ? detail : `${detail} (${channelCode})`;
  return failureOf(byChannel ?? known?.[0] ?? "input", code ?? channelCode, numbered);
}

const RPC_STATUSES: Readonly<Record<string, FailureClass>> = {
  RESOURCE_EXHAUSTED: "retry",
  UNAVAILABLE: "retry",
  INTERNAL: "retry",
  ABORTED: "retry",
  INVALID_ARGUMENT: "input",
  OUT_OF_RANGE: "input",
  UNIMPLEMENTED: "input",
  FAILED_PRECONDITION: "configuration",
  UNAUTHENTICATED: "configuration",
  PERMISSION_DENIED: "configuration",
  NOT_FOUND: "configuration",
};

/** The refusal of an API call: `{error:{code, message, status, details}}`, or the provisioning API's `{errorCode, message}`. */
export function readSinchFailure(status: number, json: unknown): ReadFailure {
  const error = objectAt(json, "error") ?? asObject(json);
  const rpcStatus = stringAt(error, "status", 64);
  const known = rpcStatus !== null && Object.hasOwn(RPC_STATUSES, rpcStatus) ? RPC_STATUSES[rpcStatus] : undefined;
  const violations = objectsAt(error, "details").flatMap((detail) => objectsAt(detail, "field_violations"));
  const words = [
    stringAt(error, "message", 300) ?? stringAt(json, "error_description", 300),
    ...violations.slice(0, 3).map((violation) => stringAt(violation, "description", 100)),
    status === 404 ? "Is the app in the region of the Base URL?" : null,
  ].filter((text) => text !== null);
  const detail = words.length > 0 ? words.join(" – ") : `Sinch answered ${status}`;
  const failureClass = known ?? (status === 501 ? "input" : classOfStatus(status));
  return { failure: failureOf(failureClass, rpcStatus ?? idAt(error, "errorCode") ?? String(status), detail) };
}
