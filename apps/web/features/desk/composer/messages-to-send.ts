/** What one press of Send becomes: a note, a text, or a message for each file with the words as the first one's caption. */
import type { Text } from "../../../lib/messages/index.ts";
import { inFewWords } from "../lists/last-words.ts";
import type { Capabilities } from "../thread/thread-types.ts";
import type { ThreadMessage } from "../thread/timeline.ts";
import type { PendingMessage, PendingPlace, PendingQuote } from "./outbox.ts";
import type { AttachmentItem } from "./tray.ts";

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
  const kind = isNote ? "note" : "message";
  const [first] = files;
  const fitsCaption =
    first !== undefined &&
    words !== "" &&
    capabilities.captions.includes(first.kind) &&
    words.length <= capabilities.captionLimit;

  const sent = files.flatMap((item, index): readonly PendingMessage[] => {
    if (item.id === null) return [];
    const { id, name: fileName, mimeType, sizeBytes, previewUrl } = item;
    const attachment = { id, fileName, mimeType, sizeBytes, previewUrl };
    return [{ ...blank(interactionId, kind), attachment, text: fitsCaption && index === 0 ? words : null }];
  });
  const all = words === "" || fitsCaption ? sent : [...sent, { ...blank(interactionId, kind), text: words }];
  const quote = isNote ? null : quoted(replyTo, text);
  return all.map((message, index) => (index === 0 ? { ...message, replyTo: quote } : message));
}

/** A place as a message of its own. */
export function placeToSend(
  {
    interactionId,
    location,
    replyTo,
  }: Pick<Written, "interactionId" | "replyTo"> & { readonly location: PendingPlace },
  text: Text,
): PendingMessage {
  return { ...blank(interactionId, "message"), location, replyTo: quoted(replyTo, text) };
}

function blank(interactionId: string, kind: PendingMessage["kind"]): PendingMessage {
  return {
    clientMessageId: crypto.randomUUID(),
    interactionId,
    kind,
    text: null,
    attachment: null,
    location: null,
    replyTo: null,
    template: null,
    createdAt: Date.now(),
    state: "sending",
    problem: null,
  };
}

function quoted(replyTo: ThreadMessage | null, text: Text): PendingQuote | null {
  if (replyTo === null) return null;
  return { id: replyTo.id, text: inFewWords(replyTo, text), isInbound: replyTo.direction === "INBOUND" };
}
