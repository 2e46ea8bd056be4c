/**
 * The rows of a thread: its messages with day dividers between them, grouped by sender, the agent's own unsent ones
 * last. Where it goes back into earlier interactions, each begins with a divider; so does what came since it was read.
 * Pure: the zone of the days is the one of the dates given.
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
  | { readonly type: "interaction"; readonly key: string; readonly interactionId: string }
  | { readonly type: "unread"; readonly key: string }
  | { readonly type: "system"; readonly key: string; readonly message: ThreadMessage }
  | (Grouped & { readonly type: "message"; readonly message: ThreadMessage })
  | (Grouped & { readonly type: "pending"; readonly pending: PendingMessage });

/** A pause longer than this starts a new group although the sender is the same. */
const GROUP_MINUTES = 5;

interface Sender {
  readonly who: string;
  readonly at: Date;
  readonly day: string;
}

export interface TimelineOptions {
  /** Before this message what is new begins; null: nothing is. */
  readonly firstUnreadId: string | null;
}

/** `messages` oldest first, `pending` in the order written; a pending one that is stored already is shown once. */
export function timeline(
  messages: readonly ThreadMessage[],
  pending: readonly PendingMessage[],
  viewerId: string,
  { firstUnreadId }: TimelineOptions = { firstUnreadId: null },
): readonly TimelineRow[] {
  const stored = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const unsent = pending.filter(({ clientMessageId }) => !stored.has(clientMessageId));
  const spoken: readonly Spoken[] = [
    ...messages.map((message) => ({ message, sender: senderOf(message) })),
    ...unsent.map((entry) => ({
      pending: entry,
      sender: spokeAt(`${entry.kind}:${viewerId}`, entry.createdAt),
    })),
  ];
  const reachesBack = messages[0]?.interactionId !== messages.at(-1)?.interactionId;
  const rows: TimelineRow[] = [];
  let day = "";
  let interactionId: string | null = reachesBack ? null : (messages[0]?.interactionId ?? null);
  for (const [index, current] of spoken.entries()) {
    const { at } = current.sender;
    if ("message" in current && current.message.interactionId !== interactionId) {
      interactionId = current.message.interactionId;
      rows.push({ type: "interaction", key: `interaction ${current.message.id}`, interactionId });
      day = "";
    }
    const previousDay = day;
    day = current.sender.day;
    if (day !== previousDay) rows.push({ type: "day", key: `${interactionId} ${day}`, day: at });
    if ("message" in current && current.message.id === firstUnreadId) rows.push({ type: "unread", key: "unread" });
    rows.push(rowOf(current, spoken[index - 1], spoken[index + 1], firstUnreadId));
  }
  return rows;
}

type Spoken =
  | { readonly message: ThreadMessage; readonly sender: Sender }
  | { readonly pending: PendingMessage; readonly sender: Sender };

function rowOf(
  current: Spoken,
  before: Spoken | undefined,
  after: Spoken | undefined,
  firstUnreadId: string | null,
): TimelineRow {
  const grouping = {
    isFirstOfGroup: before === undefined || !isSameGroup(before, current, firstUnreadId),
    isLastOfGroup: after === undefined || !isSameGroup(current, after, firstUnreadId),
  };
  if ("pending" in current)
    return { type: "pending", key: current.pending.clientMessageId, pending: current.pending, ...grouping };
  const { message } = current;
  if (message.direction === "SYSTEM") return { type: "system", key: message.id, message };
  return { type: "message", key: message.clientMessageId ?? message.id, message, ...grouping };
}

/** A message never changes in place: who sent it, and on which day, is read once, for threads can be long. */
const senders = new WeakMap<ThreadMessage, Sender>();

function senderOf(message: ThreadMessage): Sender {
  const known = senders.get(message);
  if (known !== undefined) return known;
  const sender = spokeAt(whoSent(message), message.occurredAt);
  senders.set(message, sender);
  return sender;
}

function spokeAt(who: string, moment: string | number): Sender {
  const at = new Date(moment);
  return { who, at, day: at.toDateString() };
}

function whoSent({ direction, author, isAutomatic }: ThreadMessage): string {
  switch (direction) {
    case "INBOUND":
      return "contact";
    case "SYSTEM":
      return "system";
    case "NOTE":
      return `note:${author?.id ?? ""}`;
    case "OUTBOUND":
      return isAutomatic ? "automatic" : `message:${author?.id ?? ""}`;
  }
}

/** A divider between two ends a group too. */
function isSameGroup(one: Spoken, next: Spoken, firstUnreadId: string | null): boolean {
  if ("message" in next) {
    if (next.message.id === firstUnreadId) return false;
    if ("message" in one && one.message.interactionId !== next.message.interactionId) return false;
  }
  return (
    one.sender.who === next.sender.who &&
    one.sender.day === next.sender.day &&
    next.sender.at.getTime() - one.sender.at.getTime() < GROUP_MINUTES * 60_000
  );
}

/** The message before which the newest `count` of the contact begin; null when there are none or they are not loaded. */
export function firstOfNewest(messages: readonly ThreadMessage[], count: number): string | null {
  let left = count;
  for (const { id, direction } of messages.toReversed()) {
    if (direction !== "INBOUND") continue;
    left -= 1;
    if (left === 0) return id;
  }
  return null;
}
