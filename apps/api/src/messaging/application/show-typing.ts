import { type ProviderNetwork, providerOf } from "@parley/providers";
import type { InteractionClosed, InteractionId, NotFound } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { notFound } from "../../platform/refusals.ts";
import { findRecontactTemplateId } from "../../templates/index.ts";
import type { ConnectionOf } from "../connection.ts";
import { findNewestInbound } from "../persistence/newest-inbound.ts";
import { takeTypingTurn } from "../persistence/typing-signs.ts";
import { findForWriting } from "../persistence/writing.ts";
import { type NotYoursRefusal, refusedWriting, type WindowRefusal, type Writer, windowClosed } from "./refusals.ts";

export interface ShowTypingDeps {
  readonly database: Database;
  readonly connectionOf: ConnectionOf;
}

export type ShownTyping =
  | { readonly isShown: boolean }
  | NotFound
  | NotYoursRefusal
  | InteractionClosed
  | WindowRefusal;

/** A sign that comes later than this is worth nothing. */
const PATIENCE_MS = 5_000;

/**
 * Shows the contact that somebody types, where the provider can. Asked for at once or never: a sign that waited in
 * a queue or was repeated would tell what is no longer so. Meta, Twilio and Kaleyra mark the contact's messages as read with
 * it, which is true only of the user who is writing the answer: only users who may write may ask.
 */
export async function showTyping(
  { database, connectionOf }: ShowTypingDeps,
  interactionId: InteractionId,
  writer: Writer,
): Promise<ShownTyping> {
  const em = database.fork();
  const interaction = await findForWriting(em, interactionId, writer.scope);
  if (interaction === null) return notFound("INTERACTION");
  const refused = refusedWriting(interaction, writer);
  if (refused !== null) return refused;
  const { id, accountId, providerKind, windowEndsAt } = interaction;
  if (!interaction.isWindowOpen) return windowClosed(windowEndsAt, await findRecontactTemplateId(em, accountId));
  if (!providerOf(providerKind).capabilities.typing) return { isShown: false };
  const newest = await findNewestInbound(em, id);
  if (newest === null) return { isShown: false };
  if (!(await takeTypingTurn(em, id))) return { isShown: true };

  const connection = await connectionOf(accountId);
  if (connection?.state !== "open") return { isShown: false };
  const { provider, credentials, network, phone: from } = connection;
  const { phone, businessScopedId, providerMessageId: lastInboundProviderMessageId } = newest;
  const conversation = { to: { phone, businessScopedId }, lastInboundProviderMessageId, from };
  const outcome = await provider.showTyping?.(conversation, credentials, impatient(network));
  return { isShown: outcome?.type === "done" };
}

function impatient(network: ProviderNetwork): ProviderNetwork {
  return {
    ...network,
    http: (url, init) => network.http(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
  };
}
