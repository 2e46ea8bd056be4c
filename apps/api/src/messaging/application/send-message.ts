import { providerOf } from "@parley/providers";
import type { InteractionClosed, MessageId, NotFound, SendMessageInput, ValidationFailed } from "@parley/schema";
import type { Files } from "../../files/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { newId } from "../../platform/ids.ts";
import { enqueue } from "../../platform/jobs.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import {
  filledText,
  findRecontactTemplateId,
  findSendableTemplate,
  headerFileOf,
  type SendableTemplate,
  templateVariables,
} from "../../templates/index.ts";
import { type Composed, compose, type Referents, type ReferredTemplate } from "../domain/compose.ts";
import { insertMessages } from "../persistence/insert-messages.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import { findByClientId, findMessage, lockForWriting, type WritableInteraction } from "../persistence/writing.ts";
import { deliveryJobs } from "./delivery-jobs.ts";
import type { InteractionUpdates } from "./interaction-updates.ts";
import { type NotYoursRefusal, refusedWriting, type WindowRefusal, type Writer, windowClosed } from "./refusals.ts";

export interface WriteDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly files: Pick<Files, "lockUpload" | "attach" | "isMoving">;
  readonly interactions: Pick<InteractionUpdates, "showAsLast">;
}

export type Written =
  | { readonly sentMessage: MessageRow }
  | NotFound
  | NotYoursRefusal
  | InteractionClosed
  | WindowRefusal
  | ValidationFailed;

/** Stores a message to the contact and the job that sends it; the same `clientMessageId` answers the first one. */
export async function sendMessage(deps: WriteDeps, input: SendMessageInput, writer: Writer): Promise<Written> {
  const written = await deps.database.transaction((em) => writeMessage(deps, em, input, writer));
  deps.log.committed();
  return written;
}

/** The same in the caller's transaction, for acts of which writing is a part. */
export async function writeMessage(
  deps: Pick<WriteDeps, "files" | "interactions">,
  em: Em,
  input: SendMessageInput,
  writer: Writer,
): Promise<Written> {
  const interaction = await lockForWriting(em, input.interactionId, writer.scope);
  if (interaction === null) return notFound("INTERACTION");
  const sent = await findByClientId(em, interaction.id, input.clientMessageId);
  if (sent !== null) return { sentMessage: sent };
  const refused = refusedWriting(interaction, writer);
  if (refused !== null) return refused;

  const referents = await loadReferents(deps, em, input, interaction, writer);
  const composed = compose(input, referents, providerOf(interaction.providerKind).capabilities);
  if ("wrong" in composed) return validationFailed(composed.wrong);
  if (composed.type !== "template" && !interaction.isWindowOpen) {
    return windowClosed(interaction.windowEndsAt, await findRecontactTemplateId(em, interaction.accountId));
  }
  if (input.attachmentId) {
    await deps.files.attach(em, input.attachmentId, {
      interactionId: interaction.id,
      accountId: interaction.accountId,
    });
  }
  return { sentMessage: await store(deps, em, input, composed, interaction, writer) };
}

async function store(
  { interactions }: Pick<WriteDeps, "interactions">,
  em: Em,
  input: SendMessageInput,
  composed: Composed,
  { id: interactionId, accountId }: WritableInteraction,
  { userId }: Writer,
): Promise<MessageRow> {
  const id = newId<MessageId>();
  await insertMessages(em, [
    {
      id,
      interactionId,
      accountId,
      direction: "outbound",
      ...composed,
      authorId: userId,
      attachmentId: input.attachmentId ?? null,
      templateId: input.templateId ?? null,
      replyToId: input.replyToId ?? null,
      clientMessageId: input.clientMessageId,
      status: "queued",
    },
  ]);
  await interactions.showAsLast(em, [id]);
  await enqueue(em, deliveryJobs([interactionId]));
  await record(em, [{ kind: "message_added", messageId: id, interactionId, accountId }]);
  return storedMessage(em, id);
}

/** The message that this transaction has just stored. */
export async function storedMessage(em: Em, id: MessageId): Promise<MessageRow> {
  const message = await findMessage(em, id);
  if (message === null) throw new Error("a message vanished while it was stored");
  return message;
}

async function loadReferents(
  { files }: Pick<WriteDeps, "files">,
  em: Em,
  input: SendMessageInput,
  { id: interactionId, accountId }: WritableInteraction,
  { userId }: Writer,
): Promise<Referents> {
  const quoted = input.replyToId ? await findMessage(em, input.replyToId) : null;
  const file = input.attachmentId ? await files.lockUpload(em, input.attachmentId, userId) : null;
  return {
    file: file && { ...file, isMoving: file.mimeType === "image/webp" && (await files.isMoving(em, file.id)) },
    template: input.templateId ? referred(await findSendableTemplate(em, input.templateId, accountId)) : null,
    quoted: quoted && { canBeQuoted: quoted.interactionId === interactionId && quoted.providerMessageId !== null },
  };
}

function referred(template: SendableTemplate | null): ReferredTemplate | null {
  if (template === null) return null;
  return {
    state: template.state,
    headerType: template.header?.type ?? null,
    headerFile: headerFileOf(template),
    variableCount: templateVariables(template).length,
    fill: (values) => filledText(template, values),
  };
}
