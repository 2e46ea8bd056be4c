import type { InteractionId, MessageId, ThreadPageArgs } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import type { Page } from "../platform/pagination.ts";
import { readThread } from "./application/read-thread.ts";
import { findMessages, findNotes, findQuoted, type Quoting } from "./persistence/message-queries.ts";
import type { MessageRow } from "./persistence/message-row.ts";
import { findReactions, type ReactionRow } from "./persistence/reactions.ts";

/** Messages and what hangs on them, once a request each and all of a moment in one query. */
export interface MessageLoaders {
  /** Null when there is none with this id. */
  message(id: MessageId): Promise<MessageRow | null>;
  /** The message that the provider knows by this id; null when Parley does not have it. */
  quotedMessage(quoting: Quoting): Promise<MessageRow | null>;
  reactionsTo(id: MessageId): Promise<readonly ReactionRow[]>;
  /** The internal notes of an interaction, newest first. */
  notesOf(interactionId: InteractionId): Promise<readonly MessageRow[]>;
  /** A page of an interaction's thread. */
  thread(interactionId: InteractionId, page: ThreadPageArgs): Promise<Page<MessageRow>>;
}

export function createMessageLoaders(database: Database): MessageLoaders {
  const messages = new DataLoader<MessageId, MessageRow | null>(async (ids) => {
    const found = new Map((await findMessages(database.fork(), { ids: ids.filter(isId) })).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const quoted = new DataLoader<Quoting, MessageRow | null, string>(
    async (asked) => {
      const rows = await findQuoted(database.fork(), asked);
      const found = new Map(rows.map((row) => [`${row.accountId} ${row.providerMessageId}`, row]));
      return asked.map((it) => found.get(keyOf(it)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
  const reactions = new DataLoader<MessageId, readonly ReactionRow[]>(async (ids) => {
    const rows = Map.groupBy(await findReactions(database.fork(), { messageIds: ids }), ({ messageId }) => messageId);
    return ids.map((id) => rows.get(id) ?? []);
  });
  const notes = new DataLoader<InteractionId, readonly MessageRow[]>(async (ids) => {
    const rows = Map.groupBy(
      await findNotes(database.fork(), { interactionIds: ids }),
      ({ interactionId }) => interactionId,
    );
    return ids.map((id) => rows.get(id) ?? []);
  });
  return {
    message: (id) => messages.load(id),
    quotedMessage: (quoting) => quoted.load(quoting),
    reactionsTo: (id) => reactions.load(id),
    notesOf: (interactionId) => notes.load(interactionId),
    thread: (interactionId, page) => readThread(database, interactionId, page),
  };
}

function keyOf({ accountId, providerMessageId }: Quoting): string {
  return `${accountId} ${providerMessageId}`;
}
