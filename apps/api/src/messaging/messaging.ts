import type {
  AddNoteInput,
  InteractionId,
  MessageId,
  NotFound,
  ReactInput,
  RetryMessageInput,
  SendMessageInput,
  ValidationFailed,
} from "@parley/schema";
import type { Files } from "../files/index.ts";
import type { Database, Em } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { enqueue, type Task } from "../platform/jobs.ts";
import { type AutomaticReply, addAutomaticReplies, addSystemLines, type SystemLine } from "./application/add-lines.ts";
import { addNote } from "./application/add-note.ts";
import { applyChanges, type Change } from "./application/apply-changes.ts";
import { applyStatuses, type StatusUpdate } from "./application/apply-statuses.ts";
import { deliverInteraction } from "./application/deliver-interaction.ts";
import { deliveryJobs } from "./application/delivery-jobs.ts";
import type { InteractionUpdates } from "./application/interaction-updates.ts";
import { markRead, markReadAtProvider } from "./application/mark-read.ts";
import { react, sendReaction } from "./application/react.ts";
import type { Writer } from "./application/refusals.ts";
import { retryMessage } from "./application/retry-message.ts";
import { sendMessage, type Written, writeMessage } from "./application/send-message.ts";
import { type ShownTyping, showTyping } from "./application/show-typing.ts";
import { type ArrivedMessage, type StoredMessage, storeInbound } from "./application/store-inbound.ts";
import type { ConnectionOf } from "./connection.ts";
import { stuckInteractions } from "./persistence/deliveries.ts";
import { pruneEarly } from "./persistence/early-events.ts";
import type { MessageRow } from "./persistence/message-row.ts";
import { onlyNew } from "./persistence/only-new.ts";
import { pruneTypingTurns } from "./persistence/typing-signs.ts";
import type { CountSend } from "./send-metrics.ts";

export interface MessagingDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly files: Files;
  readonly interactions: InteractionUpdates;
  readonly connectionOf: ConnectionOf;
  readonly countSend: CountSend;
}

/** Messages: storing what comes in, sending what goes out, and how far each has come. */
export interface Messaging {
  /** Those of some provider messages that are not stored yet, the first of each (R2): what is redelivered must open nothing. */
  readonly onlyNew: typeof onlyNew;
  /** Stores customers' messages in order, each once (R2). The caller records `message_added` for what comes back. */
  storeInbound(em: Em, arrived: readonly ArrivedMessage[]): Promise<readonly StoredMessage[]>;
  /** Moves outbound messages forward by what providers report (R3). The caller records what comes back. */
  applyStatuses(em: Em, updates: readonly StatusUpdate[]): Promise<Fact[]>;
  /** Reactions, edits, revocations and echoes; other events are passed over. The caller records what comes back. */
  applyChanges(em: Em, changes: readonly Change[]): Promise<Fact[]>;
  /** Queues texts that the plan sends by itself. The caller records what comes back. */
  addAutomaticReplies(em: Em, replies: readonly AutomaticReply[]): Promise<Fact[]>;
  /** Lines about an interaction's life. The caller records what comes back. */
  addSystemLines(em: Em, lines: readonly SystemLine[]): Promise<Fact[]>;
  /** Lets the customer see that their messages were read, where the provider can tell it. */
  markReadAtProvider(em: Em, interactionId: InteractionId): Promise<void>;
  sendMessage(input: SendMessageInput, writer: Writer): Promise<Written>;
  /** The same in the caller's transaction; the caller tells the log. */
  writeMessage(em: Em, input: SendMessageInput, writer: Writer): Promise<Written>;
  retryMessage(input: RetryMessageInput, writer: Writer): Promise<Written>;
  react(input: ReactInput, writer: Writer): Promise<Written>;
  /** Shows the contact that the writer types, where the provider can; at most once in some seconds. */
  showTyping(interactionId: InteractionId, writer: Writer): Promise<ShownTyping>;
  addNote(
    input: AddNoteInput,
    writer: Writer,
  ): Promise<{ readonly sentMessage: MessageRow } | NotFound | ValidationFailed>;
  /** Jobs of this area. */
  readonly tasks: Readonly<Record<MessagingTask, Task>>;
}

export type MessagingTask = "deliver_interaction" | "send_reaction" | "mark_read" | "look_after_messages";

/** Lines of the jobs' crontab: each minute, what a dead node left unsent is taken up again. */
export const MESSAGING_CRONTAB = "* * * * * look_after_messages";

export function createMessaging(deps: MessagingDeps): Messaging {
  const { database } = deps;
  return {
    onlyNew,
    storeInbound: (em, arrived) => storeInbound(deps, em, arrived),
    applyStatuses,
    applyChanges: (em, changes) => applyChanges(deps, em, changes),
    addAutomaticReplies: (em, replies) => addAutomaticReplies(deps, em, replies),
    addSystemLines,
    markReadAtProvider,
    sendMessage: (input, writer) => sendMessage(deps, input, writer),
    writeMessage: (em, input, writer) => writeMessage(deps, em, input, writer),
    retryMessage: (input, writer) => retryMessage(deps, input, writer),
    react: (input, writer) => react(deps, input, writer),
    showTyping: (interactionId, writer) => showTyping(deps, interactionId, writer),
    addNote: (input, writer) => addNote(deps, input, writer),
    tasks: {
      deliver_interaction: (payload) =>
        deliverInteraction(deps, (payload as { interactionId: InteractionId }).interactionId),
      mark_read: (payload) => markRead(deps, (payload as { interactionId: InteractionId }).interactionId),
      send_reaction: (payload) => sendReaction(deps, (payload as { messageId: MessageId }).messageId),
      look_after_messages: async () => {
        await enqueue(database.fork(), deliveryJobs(await stuckInteractions(database.fork())));
        await pruneEarly(database.fork());
        await pruneTypingTurns(database.fork());
      },
    },
  };
}
