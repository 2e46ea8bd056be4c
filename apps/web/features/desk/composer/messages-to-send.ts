/** What one press of Send becomes: a note, a text, or a message for each file with the words as the first one's caption. */
import type { Text } from "../../../lib/messages/index.ts";
import { inFewWords } from "../lists/last-words.ts";
import type { Capabilities } from "../thread/thread-types.ts";
import type { ThreadMessage } from "../thread/timeline.ts";
import type { PendingMessage } from "./outbox.ts";
import type { AttachmentItem } from "./use-attachments.ts";

export interface Written {
  readonly interactionId: string;
  /** Trimmed; may be empty when there are files. */
  readonly words: string;
  readonly isNote: boolean;
  /** Uploaded ones. */
  readonly files: readonly AttachmentItem[];
  readonly replyTo: ThreadMessage | null;
  readonly capabilities: Capabilities;
}

export function messagesToSend(
  { interactionId, words, isNote, files, replyTo, capabilities }: Written,
  text: Text,
): readonly PendingMessage[] {
  const quote =
    replyTo === null || isNote
      ? null
      : { id: replyTo.id, text: inFewWords(replyTo, text), isInbound: replyTo.direction === "INBOUND" };
  const blank = (): PendingMessage => ({
    clientMessageId: crypto.randomUUID(),
    interactionId,
    kind: isNote ? "note" : "message",
    text: null,
    attachment: null,
    replyTo: null,
    template: null,
    createdAt: Date.now(),
    state: "sending",
    problem: null,
  });
  const [first] = files;
  const fitsCaption =
    first !== undefined &&
    words !== "" &&
    capabilities.captions.includes(first.kind) &&
    [...words].length <= capabilities.captionLimit;

  const sent = files.flatMap((item, index): readonly PendingMessage[] => {
    if (item.id === null) return [];
    const { name: fileName, size: sizeBytes } = item.file;
    const attachment = { id: item.id, fileName, mimeType: item.mimeType, sizeBytes, previewUrl: item.previewUrl };
    return [{ ...blank(), attachment, text: fitsCaption && index === 0 ? words : null }];
  });
  const all = words === "" || fitsCaption ? sent : [...sent, { ...blank(), text: words }];
  return all.map((message, index) => (index === 0 ? { ...message, replyTo: quote } : message));
}
