import { providerOf } from "@parley/providers";
import type { MessageId, ReactInput } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { enqueue } from "../../platform/jobs.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import { findRecontactTemplateId } from "../../templates/index.ts";
import { type ConnectionOf, CredentialsUnreadable } from "../connection.ts";
import { isOneEmoji } from "../domain/emoji.ts";
import { loadOutbound } from "../persistence/deliveries.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import { findOurReaction, removeRefused, storeOurReaction } from "../persistence/reactions.ts";
import { findMessage, lockForWriting, type WritableInteraction } from "../persistence/writing.ts";
import { refusedWriting, type Writer, windowClosed } from "./refusals.ts";
import { storedMessage, type WriteDeps, type Written } from "./send-message.ts";

/** Reacts to a message with an emoji, or takes the reaction back; the newest word is what the provider is told. */
export async function react(
  deps: Pick<WriteDeps, "database" | "log">,
  { messageId, emoji = null }: ReactInput,
  writer: Writer,
): Promise<Written> {
  const written = await deps.database.transaction(async (em): Promise<Written> => {
    const message = await findMessage(em, messageId);
    const interaction = message && (await lockForWriting(em, message.interactionId, writer.scope));
    if (!interaction || !message) return notFound("MESSAGE");
    const refused = refusedWriting(interaction, writer);
    if (refused !== null) return refused;
    const problem = problemWithReaction(message, interaction, emoji);
    if (problem !== null) return validationFailed([problem]);
    if (!interaction.isWindowOpen) {
      return windowClosed(interaction.windowEndsAt, await findRecontactTemplateId(em, interaction.accountId));
    }
    await storeOurReaction(em, messageId, writer.userId, emoji);
    await enqueue(em, [{ task: "send_reaction", payload: { messageId }, key: `react:${messageId}`, maxAttempts: 8 }]);
    const { interactionId, accountId } = message;
    await record(em, [{ kind: "message_changed", messageId, interactionId, accountId }]);
    return { sentMessage: await storedMessage(em, messageId) };
  });
  deps.log.committed();
  return written;
}

function problemWithReaction(message: MessageRow, { providerKind }: WritableInteraction, emoji: string | null) {
  if (!providerOf(providerKind).capabilities.reactions) {
    return wrongField("messageId", because("REACTION_REFUSED"));
  }
  if (message.providerMessageId === null || message.direction === "note" || message.direction === "system") {
    return wrongField("messageId", because("REACTION_TARGET_WRONG"));
  }
  return emoji === null || isOneEmoji(emoji) ? null : wrongField("emoji", because("REACTION_NOT_ONE_EMOJI"));
}

/** Tells the provider our reaction as it stands now. Told twice it stays one, so a lost answer is simply repeated. */
export async function sendReaction(
  deps: { readonly database: Database; readonly log: Pick<EventLog, "committed">; readonly connectionOf: ConnectionOf },
  messageId: MessageId,
): Promise<void> {
  const { database, log, connectionOf } = deps;
  const message = await findMessage(database.fork(), messageId);
  const addressed = await loadOutbound(database.fork(), messageId);
  if (message === null || addressed === null || message.providerMessageId === null) return;
  const connection = await connectionOf(message.accountId);
  if (connection === null) return;
  if (connection.state === "unreadable") throw new CredentialsUnreadable();
  const { provider, credentials, phone, receiveUrl, network } = connection;
  const emoji = await findOurReaction(database.fork(), messageId);
  const outcome = await provider.send(
    {
      to: { phone: addressed.phone, businessScopedId: addressed.businessScopedId },
      from: phone,
      reference: `reaction.${messageId}`,
      statusUrl: receiveUrl,
      replyTo: null,
      content: { type: "reaction", target: message.providerMessageId, emoji },
    },
    credentials,
    network,
  );
  if (outcome.type === "retryLater" || outcome.type === "unknown") throw new Error("the reaction was not taken");
  if (outcome.type === "accepted" || emoji === null) return;
  const { interactionId, accountId } = message;
  await database.transaction(async (em) => {
    if (await removeRefused(em, messageId, emoji)) {
      await record(em, [{ kind: "message_changed", messageId, interactionId, accountId }]);
    }
  });
  log.committed();
}
