import type { FieldError, RetryMessageInput } from "@parley/schema";
import { record } from "../../platform/event-log/fact.ts";
import { enqueue } from "../../platform/jobs.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import { findRecontactTemplateId } from "../../templates/index.ts";
import { whyNotRetry } from "../domain/failure.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import { findMessage, lockForWriting, requeue } from "../persistence/writing.ts";
import { deliveryJobs } from "./delivery-jobs.ts";
import { refusedWriting, type Writer, windowClosed } from "./refusals.ts";
import { storedMessage, type WriteDeps, type Written } from "./send-message.ts";

/**
 * Sends a failed message again, or an unknown one knowingly (R3). A second request finds it queued and
 * changes nothing: the interaction's row lock puts one after the other.
 */
export async function retryMessage(deps: WriteDeps, input: RetryMessageInput, writer: Writer): Promise<Written> {
  const written = await deps.database.transaction(async (em): Promise<Written> => {
    const seen = await findMessage(em, input.messageId);
    const interaction = seen && (await lockForWriting(em, seen.interactionId, writer.scope));
    const message = interaction && (await findMessage(em, input.messageId));
    if (!interaction || !message || message.direction !== "outbound") return notFound("MESSAGE");
    const refused = refusedWriting(interaction, writer);
    if (refused !== null) return refused;
    if (message.status !== "failed" && message.status !== "unknown") return { sentMessage: message };
    const problem = problemWithRetry(message, input.confirmUnknown === true);
    if (problem !== null) return validationFailed([problem]);
    if (message.type !== "template" && !interaction.isWindowOpen) {
      return windowClosed(interaction.windowEndsAt, await findRecontactTemplateId(em, interaction.accountId));
    }
    const { id, interactionId, accountId } = message;
    await requeue(em, { id });
    await enqueue(em, deliveryJobs([interactionId]));
    await record(em, [{ kind: "message_changed", messageId: id, interactionId, accountId }]);
    return { sentMessage: await storedMessage(em, id) };
  });
  deps.log.committed();
  return written;
}

function problemWithRetry({ status, storedFailure }: MessageRow, isConfirmed: boolean): FieldError | null {
  if (status === "unknown") return isConfirmed ? null : wrongField("confirmUnknown", because("RETRY_UNCONFIRMED"));
  const reason = storedFailure === null ? null : whyNotRetry(storedFailure);
  return reason && wrongField("messageId", reason);
}
