import type { InboundEvent, InboundMessage } from "@parley/providers";
import type { AccountId, AttachmentId, ContactId, InteractionId, MessageId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { readMessage } from "../domain/inbound-content.ts";
import { type ProviderMessage, takeEarly } from "../persistence/early-events.ts";
import { insertMessages } from "../persistence/insert-messages.ts";
import { applyChanges } from "./apply-changes.ts";
import type { EchoDeps } from "./store-echoes.ts";

/** A customer's message and the interaction it belongs to. */
export interface ArrivedMessage {
  readonly accountId: AccountId;
  readonly interactionId: InteractionId;
  readonly contactId: ContactId;
  readonly message: InboundMessage;
  readonly receivedAt: Date;
}

/** A message that was not known before. */
export interface StoredMessage {
  readonly messageId: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly occurredAt: Date;
}

/**
 * Stores customers' messages in order, each once (R2), and leaves their files to be fetched. The caller
 * records `message_added` for what comes back.
 */
export async function storeInbound(
  deps: EchoDeps,
  em: Em,
  arrived: readonly ArrivedMessage[],
): Promise<readonly StoredMessage[]> {
  if (arrived.length === 0) return [];
  const lines = arrived.map(({ accountId, interactionId, message, receivedAt }) => {
    const { type, text, content, media } = readMessage(message);
    const line = {
      id: newId<MessageId>(),
      interactionId,
      accountId,
      direction: "inbound",
      type,
      text,
      content,
      attachmentId: media === null ? null : newId<AttachmentId>(),
      replyToProviderId: message.replyTo,
      providerMessageId: message.providerMessageId,
      occurredAt: shownTime(message.occurredAt, receivedAt),
      receivedAt,
    } as const;
    return { line, media };
  });
  const isNew = await insertMessages(
    em,
    lines.map(({ line }) => line),
  );
  const stored = lines.filter(({ line }) => isNew.has(line.id));
  await deps.files.fetchLater(
    em,
    stored.flatMap(({ line, media }) =>
      media === null || line.attachmentId === null
        ? []
        : [
            {
              ...line,
              attachmentId: line.attachmentId,
              messageId: line.id,
              media,
              isDocument: line.type === "document",
            },
          ],
    ),
  );
  await joinEarlyChanges(
    deps,
    em,
    stored.map(({ line }) => line),
  );
  return stored.map(({ line: { id, interactionId, accountId, occurredAt } }) => ({
    messageId: id,
    interactionId,
    accountId,
    occurredAt,
  }));
}

/** The provider's time, but never later than our receipt: a clock that runs ahead would keep its message last. */
function shownTime(occurredAt: Date | null, receivedAt: Date): Date {
  return occurredAt === null || occurredAt > receivedAt ? receivedAt : occurredAt;
}

/** Facts are left out: the messages themselves are announced as new, in their current state. */
async function joinEarlyChanges(deps: EchoDeps, em: Em, messages: readonly ProviderMessage[]): Promise<void> {
  const early = await takeEarly(em, messages);
  const isChange = ({ event }: { readonly event: InboundEvent }) => event.kind !== "status";
  await applyChanges(deps, em, early.filter(isChange));
}
