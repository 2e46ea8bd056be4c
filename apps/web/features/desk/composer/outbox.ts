/**
 * What the agent wrote and the API has not confirmed: shown at once, kept over a reload, sent in the order written.
 *
 * Every entry has its `clientMessageId` from the start, so sending it again can never double it (MSG-05).
 */

export interface PendingAttachment {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** An object URL of this tab; null after a reload. */
  readonly previewUrl: string | null;
}

export interface PendingPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
  readonly address: string | null;
}

export interface PendingQuote {
  readonly id: string;
  readonly text: string;
  readonly isInbound: boolean;
}

export interface PendingMessage {
  readonly clientMessageId: string;
  readonly interactionId: string;
  readonly kind: "message" | "note";
  readonly text: string | null;
  readonly attachment: PendingAttachment | null;
  readonly location: PendingPlace | null;
  readonly replyTo: PendingQuote | null;
  /** `preview` is the body with its variables filled. */
  readonly template: {
    readonly id: string;
    readonly parameters: readonly string[];
    readonly preview: string;
  } | null;
  /** Milliseconds since 1970 by this browser's clock. */
  readonly createdAt: number;
  readonly state: "sending" | "failed";
  /** Why it failed, in words; null while sending. */
  readonly problem: string | null;
}

export interface Outbox {
  /** The same array until something of this interaction changes. */
  of(interactionId: string): readonly PendingMessage[];
  put(message: PendingMessage): void;
  change(clientMessageId: string, change: Partial<Pick<PendingMessage, "state" | "problem">>): void;
  remove(clientMessageId: string): void;
  find(clientMessageId: string): PendingMessage | null;
  onChange(listener: () => void): () => void;
}

/** Where entries outlive the page; `Storage` fits. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const NONE: readonly PendingMessage[] = [];

/** Older ones left behind by a closed browser are dropped. */
const KEPT_MS = 3 * 24 * 3_600_000;

/** The outbox of one agent, restored from `keep`: what was on its way at a reload waits for a retry. */
export function createOutbox(keep: Keep | null, agentId: string, now: () => number): Outbox {
  const storedUnder = `parley.outbox.${agentId}`;
  let byInteraction = grouped(restored(keep?.getItem(storedUnder) ?? null, now()));
  const listeners = new Set<() => void>();

  const all = (): readonly PendingMessage[] => [...byInteraction.values()].flat();
  const become = (messages: readonly PendingMessage[]): void => {
    const next = grouped(messages);
    for (const [id, list] of next) {
      const known = byInteraction.get(id);
      if (known !== undefined && known.length === list.length && known.every((entry, index) => entry === list[index]))
        next.set(id, known);
    }
    byInteraction = next;
    store(keep, storedUnder, messages);
    for (const listener of listeners) listener();
  };

  return {
    of: (interactionId) => byInteraction.get(interactionId) ?? NONE,
    put: (message) => become([...all(), message]),
    change: (clientMessageId, change) =>
      become(all().map((entry) => (entry.clientMessageId === clientMessageId ? { ...entry, ...change } : entry))),
    remove: (clientMessageId) => become(all().filter((entry) => entry.clientMessageId !== clientMessageId)),
    find: (clientMessageId) => all().find((entry) => entry.clientMessageId === clientMessageId) ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function grouped(messages: readonly PendingMessage[]): Map<string, readonly PendingMessage[]> {
  return Map.groupBy(messages, ({ interactionId }) => interactionId);
}

function store(keep: Keep | null, under: string, messages: readonly PendingMessage[]): void {
  try {
    if (messages.length === 0) keep?.removeItem(under);
    else keep?.setItem(under, JSON.stringify(messages));
  } catch {
    // A full or forbidden store costs only the survival of a reload.
  }
}

function restored(text: string | null, now: number): readonly PendingMessage[] {
  if (text === null) return [];
  try {
    const entries: unknown = JSON.parse(text);
    if (!Array.isArray(entries)) return [];
    return entries.filter(isPending).flatMap((entry) => {
      if (now - entry.createdAt > KEPT_MS) return [];
      const attachment = entry.attachment === null ? null : { ...entry.attachment, previewUrl: null };
      // Kept by a version that knew no places.
      const location = entry.location ?? null;
      return [{ ...entry, attachment, location, state: "failed", problem: entry.problem } satisfies PendingMessage];
    });
  } catch {
    return [];
  }
}

/** Only this module writes them: the fields that everything else stands on are checked. */
function isPending(value: unknown): value is PendingMessage {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Partial<Record<keyof PendingMessage, unknown>>;
  return (
    typeof entry.clientMessageId === "string" &&
    typeof entry.interactionId === "string" &&
    typeof entry.createdAt === "number" &&
    (entry.kind === "message" || entry.kind === "note") &&
    entry.attachment !== undefined &&
    entry.template !== undefined
  );
}
