/** Sending through Kaleyra: Meta's object in an envelope, or the first generation's form. */
import { inputProblem } from "../admitting.ts";
import { callFailure, failureOf, isSuccess, laterOrRefused, toSendOutcome } from "../calling.ts";
import type { CallOutcome, Failure } from "../failure.ts";
import { metaMessageBody } from "../meta/message-body.ts";
import { readMarkBody } from "../meta/send.ts";
import type { OutboundMessage, SendOutcome } from "../outbound.ts";
import type { ProviderNetwork } from "../port.ts";
import { idAt, objectAt, objectsAt, phoneDigits, valueAt } from "../reading.ts";
import { callKaleyra, numberPath } from "./calls.ts";
import { KALEYRA_CAPABILITIES } from "./capabilities.ts";
import type { KaleyraCredentials } from "./credentials.ts";
import { readKaleyraFailure, tellsFailure } from "./failure.ts";
import { firstGenerationForm } from "./first-generation-form.ts";

/** One message, once. Files go as links: the answer to an upload is documented nowhere. */
export async function sendKaleyra(
  message: OutboundMessage,
  credentials: KaleyraCredentials,
  network: ProviderNetwork,
): Promise<SendOutcome> {
  const problem = inputProblem(message, KALEYRA_CAPABILITIES);
  if (problem !== null) return { type: "refused", failure: problem };
  const request = requestOf(message, credentials);
  if ("failure" in request) return { type: "refused", failure: request.failure };

  const answer = await callKaleyra({ method: "POST", ...request }, credentials, network);
  const isRefusal = isSuccess(answer) && acceptedByKaleyra(answer.json) === null && tellsFailure(answer.json);
  return isRefusal
    ? laterOrRefused(answer, readKaleyraFailure(answer.status, answer.json))
    : toSendOutcome(answer, { accepted: acceptedByKaleyra, failure: readKaleyraFailure });
}

function requestOf(
  message: OutboundMessage,
  credentials: KaleyraCredentials,
): { readonly path: string; readonly body: object } | { readonly failure: Failure } {
  const path = numberPath(credentials, message.from);
  if (path === null || message.from === null) return { failure: NO_NUMBER };
  if (credentials.generation === 1) {
    const written = firstGenerationForm(message, message.from);
    return "failure" in written ? written : { path: `/v1/${credentials.accountSid}/messages`, body: written.form };
  }
  return {
    path: `${path}/messages`,
    body: {
      messaging_object: metaMessageBody(message, ({ link }) => ({ link })),
      // Comes back in every status as extra_info.ref (R3).
      extra_info: { ref: message.reference, ref1: "", ref2: "", wa_source: "" },
    },
  };
}

const NO_NUMBER = failureOf("configuration", null, "The account has no phone number: Kaleyra needs it to send");

/** The message id, looked for in the places other clients found it [A]. */
function acceptedByKaleyra(
  json: unknown,
): { readonly providerMessageId: string; readonly recipientPhone: string | null } | null {
  const inner = objectAt(json, "data");
  const providerMessageId =
    idAt(objectsAt(json, "messages")[0], "id") ??
    idAt(objectsAt(inner, "messages")[0], "id") ??
    idAt(inner, "message_id") ??
    idAt(json, "message_id") ??
    idAt(inner, "id") ??
    idAt(json, "id");
  if (providerMessageId === null) return null;
  const contact = objectsAt(json, "contacts")[0] ?? objectsAt(inner, "contacts")[0];
  return { providerMessageId, recipientPhone: phoneDigits(valueAt(contact, "wa_id")) };
}

/** Marks a customer's message as read; with `isTyping` shows that somebody writes. The first generation offers neither. */
export async function markReadWithKaleyra(
  mark: { readonly providerMessageId: string; readonly isTyping: boolean; readonly from: string | null | undefined },
  credentials: KaleyraCredentials,
  network: ProviderNetwork,
): Promise<CallOutcome> {
  const path = numberPath(credentials, mark.from);
  if (credentials.generation === 1) {
    return { type: "failed", failure: failureOf("input", null, "Kaleyra V1 takes no read marks") };
  }
  if (path === null) return { type: "failed", failure: NO_NUMBER };
  const body = { messaging_object: readMarkBody(mark.providerMessageId, mark.isTyping) };
  const answer = await callKaleyra({ method: "POST", path: `${path}/messages`, body }, credentials, network);
  const isDone = isSuccess(answer) && !tellsFailure(answer.json);
  return isDone ? { type: "done" } : { type: "failed", failure: callFailure(answer, readKaleyraFailure) };
}
