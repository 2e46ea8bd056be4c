import {
  type AddNoteInput,
  MESSAGE_TEXT_LENGTH,
  type MessageId,
  type NotFound,
  type Reason,
  type ValidationFailed,
} from "@parley/schema";
import { record } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { because } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import { wrongFields } from "../../platform/validation.ts";
import { problemWithClientId } from "../domain/compose.ts";
import { insertMessages } from "../persistence/insert-messages.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import { findByClientId, lockForWriting } from "../persistence/writing.ts";
import type { Writer } from "./refusals.ts";
import { storedMessage, type WriteDeps } from "./send-message.ts";

/** Adds an internal note: no job is made for it, so nothing can carry it out of the house (R13). */
export async function addNote(
  { database, log }: Pick<WriteDeps, "database" | "log">,
  { interactionId, clientMessageId, text }: AddNoteInput,
  writer: Writer,
): Promise<{ readonly sentMessage: MessageRow } | NotFound | ValidationFailed> {
  const written = await database.transaction(async (em) => {
    const interaction = await lockForWriting(em, interactionId, writer.scope);
    if (interaction === null) return notFound("INTERACTION");
    const added = await findByClientId(em, interactionId, clientMessageId);
    if (added !== null) return { sentMessage: added };
    const wrong = wrongFields([
      ["clientMessageId", problemWithClientId(clientMessageId)],
      ["text", problemWithNote(text)],
    ]);
    if (wrong.length > 0) return validationFailed(wrong);

    const { accountId } = interaction;
    const id = newId<MessageId>();
    const note = {
      id,
      interactionId,
      accountId,
      direction: "note",
      type: "text",
      text,
      authorId: writer.userId,
      clientMessageId,
    } as const;
    await insertMessages(em, [note]);
    await record(em, [{ kind: "message_added", messageId: id, interactionId, accountId }]);
    return { sentMessage: await storedMessage(em, id) };
  });
  log.committed();
  return written;
}

function problemWithNote(text: string): Reason | null {
  if (text.trim() === "") return because("NOTE_MISSING");
  return text.length > MESSAGE_TEXT_LENGTH.max ? because("TOO_LONG", { max: MESSAGE_TEXT_LENGTH.max }) : null;
}
