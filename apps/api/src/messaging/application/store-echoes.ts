import type { InboundEvent } from "@parley/providers";
import type { AccountId, AttachmentId, MessageId } from "@parley/schema";
import type { Files } from "../../files/index.ts";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { readContent } from "../domain/inbound-content.ts";
import { findInteractionsOf } from "../persistence/changes.ts";
import { insertMessages } from "../persistence/insert-messages.ts";
import type { InteractionUpdates } from "./interaction-updates.ts";

export interface EchoDeps {
  readonly files: Pick<Files, "fetchLater">;
  readonly interactions: InteractionUpdates;
}

interface Echo {
  readonly accountId: AccountId;
  readonly event: Extract<InboundEvent, { kind: "echo" }>;
}

/**
 * Stores what the business wrote on a phone or with another tool, as outbound lines without an author. An echo to
 * somebody who has no interaction here is dropped: there is no conversation to show it in.
 */
export async function storeEchoes({ files, interactions }: EchoDeps, em: Em, echoes: readonly Echo[]): Promise<Fact[]> {
  if (echoes.length === 0) return [];
  const homes = await findInteractionsOf(
    em,
    echoes.map(({ accountId, event: { recipient } }) => ({
      accountId,
      identifiers: [recipient.phone, recipient.businessScopedId, recipient.parentBusinessScopedId].filter(
        (identifier) => identifier !== null,
      ),
    })),
  );
  const lines = homes.flatMap(({ index, interactionId }) => {
    const echo = echoes[index];
    if (echo === undefined) return [];
    const { type, text, content, media } = readContent(echo.event.content);
    const line = {
      id: newId<MessageId>(),
      interactionId,
      accountId: echo.accountId,
      direction: "outbound",
      type,
      text,
      content,
      attachmentId: media === null ? null : newId<AttachmentId>(),
      providerMessageId: echo.event.providerMessageId,
      status: "sent",
      ...(echo.event.occurredAt === null ? {} : { occurredAt: echo.event.occurredAt }),
    } as const;
    return [{ line, media }];
  });
  const isNew = await insertMessages(
    em,
    lines.map(({ line }) => line),
  );
  const stored = lines.filter(({ line }) => isNew.has(line.id));
  await files.fetchLater(
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
  await interactions.showAsLast(em, [...isNew]);
  return stored.map(({ line: { id, interactionId, accountId } }) => ({
    kind: "message_added",
    messageId: id,
    interactionId,
    accountId,
  }));
}
