/** Sending through Meta: files first, then the message; read marks and typing are calls of the same edge. */
import { inputProblem } from "../admitting.ts";
import { callFailure, isSuccess, toSendOutcome } from "../calling.ts";
import type { CallOutcome } from "../failure.ts";
import type { OutboundMessage, SendOutcome } from "../outbound.ts";
import type { ProviderNetwork } from "../port.ts";
import { idAt, objectsAt, phoneDigits, valueAt } from "../reading.ts";
import { META_CAPABILITIES } from "./capabilities.ts";
import type { MetaCredentials } from "./credentials.ts";
import { readMetaFailure } from "./failure.ts";
import { callGraph } from "./graph.ts";
import { mediaOf, metaMessageBody, type PlacedMedia } from "./message-body.ts";
import { uploadMetaMedia } from "./upload.ts";

/** One message, once: what cannot be known to have failed is never repeated (R3). */
export async function sendMeta(
  message: OutboundMessage,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<SendOutcome> {
  const problem = inputProblem(message, META_CAPABILITIES);
  if (problem !== null) return { type: "refused", failure: problem };

  const placed = new Map<unknown, PlacedMedia>();
  for (const media of mediaOf(message.content)) {
    const uploaded = await uploadMetaMedia(media, credentials, network);
    if (uploaded.type !== "uploaded") return uploaded;
    placed.set(media, { id: uploaded.id });
  }
  const body = metaMessageBody(message, (media) => placed.get(media) ?? { link: media.link });
  const answer = await callGraph({ method: "POST", path: messagesPath(credentials), body }, credentials, network);
  return toSendOutcome(answer, { accepted: acceptedByMeta, failure: readMetaFailure });
}

/** The message id of an answer, and the number Meta resolved the recipient to: it may differ from ours (BR, MX, AR). */
function acceptedByMeta(
  json: unknown,
): { readonly providerMessageId: string; readonly recipientPhone: string | null } | null {
  const providerMessageId = idAt(objectsAt(json, "messages")[0], "id");
  if (providerMessageId === null) return null;
  return { providerMessageId, recipientPhone: phoneDigits(valueAt(objectsAt(json, "contacts")[0], "wa_id")) };
}

/** Marks a customer's message, and the ones before it, as read; with `isTyping` shows that somebody writes, for at most 25 s. */
export async function markReadWithMeta(
  providerMessageId: string,
  isTyping: boolean,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<CallOutcome> {
  const body = readMarkBody(providerMessageId, isTyping);
  const answer = await callGraph({ method: "POST", path: messagesPath(credentials), body }, credentials, network);
  return isSuccess(answer) ? { type: "done" } : { type: "failed", failure: callFailure(answer, readMetaFailure) };
}

/** The body of a read mark. Meta shows typing only together with one. */
export function readMarkBody(providerMessageId: string, isTyping: boolean) {
  return {
    messaging_product: "whatsapp",
    status: "read",
    message_id: providerMessageId,
    ...(isTyping ? { typing_indicator: { type: "text" } } : {}),
  };
}

function messagesPath({ phoneNumberId }: MetaCredentials): string {
  return `${phoneNumberId}/messages`;
}
