/**
 * The rows of a thread: its messages with day dividers between them, grouped by sender, the agent's own unsent ones
 * last. Pure: the zone of the days is the one of the dates given.
 */
import type { LiveMessageFragment } from "#gql/types";
import type { PendingMessage } from "../composer/outbox.ts";

export type ThreadMessage = LiveMessageFragment;

interface Grouped {
  /** Stable over the change from pending to stored, so that the bubble on screen stays the same one. */
  readonly key: string;
  readonly isFirstOfGroup: boolean;
  readonly isLastOfGroup: boolean;
}

export type TimelineRow =
  | { readonly type: "day"; readonly key: string; readonly day: Date }
  | { readonly type: "system"; readonly key: string; readonly message: ThreadMessage }
  | (Grouped & { readonly type: "message"; readonly message: ThreadMessage })
  | (Grouped & { readonly type: "pending"; readonly pending: PendingMessage });

/** A pause longer than this starts a new group although the sender is the same. */
const GROUP_MINUTES = 5;

interface Sender {
  readonly who: string;
  readonly at: Date;
}

/** `messages` oldest first, `pending` in the order written; a pending one that is stored already is shown once. */
export function timeline(
  messages: readonly ThreadMessage[],
  pending: readonly PendingMessage[],
  viewerId: string,
): readonly TimelineRow[] {
  const stored = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const unsent = pending.filter(({ clientMessageId }) => !stored.has(clientMessageId));
  const spoken: readonly Spoken[] = [
    ...messages.map((message) => ({ message, sender: senderOf(message) })),
    ...unsent.map((entry) => ({
      pending: entry,
      sender: { who: `${entry.kind}:${viewerId}`, at: new Date(entry.createdAt) },
    })),
  ];
  const rows: TimelineRow[] = [];
  let day = "";
  for (const [index, current] of spoken.entries()) {
    const { at } = current.sender;
    const previousDay = day;
    day = at.toDateString();
    if (day !== previousDay) rows.push({ type: "day", key: day, day: at });
    rows.push(rowOf(current, spoken[index - 1], spoken[index + 1]));
  }
  return rows;
}

type Spoken =
  | { readonly message: ThreadMessage; readonly sender: Sender }
  | { readonly pending: PendingMessage; readonly sender: Sender };

function rowOf(current: Spoken, before: Spoken | undefined, after: Spoken | undefined): TimelineRow {
  const grouping = {
    isFirstOfGroup: before === undefined || !isSameGroup(before.sender, current.sender),
    isLastOfGroup: after === undefined || !isSameGroup(current.sender, after.sender),
  };
  if ("pending" in current)
    return { type: "pending", key: current.pending.clientMessageId, pending: current.pending, ...grouping };
  const { message } = current;
  if (message.direction === "SYSTEM") return { type: "system", key: message.id, message };
  return { type: "message", key: message.clientMessageId ?? message.id, message, ...grouping };
}

function senderOf(message: ThreadMessage): Sender {
  const at = new Date(message.occurredAt);
  switch (message.direction) {
    case "INBOUND":
      return { who: "contact", at };
    case "SYSTEM":
      return { who: "system", at };
    case "NOTE":
      return { who: `note:${message.author?.id ?? ""}`, at };
    case "OUTBOUND":
      return { who: message.isAutomatic ? "automatic" : `message:${message.author?.id ?? ""}`, at };
  }
}

function isSameGroup(one: Sender, next: Sender): boolean {
  return (
    one.who === next.who &&
    one.at.toDateString() === next.at.toDateString() &&
    next.at.getTime() - one.at.getTime() < GROUP_MINUTES * 60_000
  );
}
