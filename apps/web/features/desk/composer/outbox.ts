/**
 * What the agent wrote and the API has not confirmed: shown at once, kept over a reload, sent in the order written.
 *
 * Every entry has its `clientMessageId` from the start, so sending it again can never double it.
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
  /** Another tab of this browser has sent what was kept under this key, or taken it back. */
  forget(storedUnder: string): void;
  onChange(listener: () => void): () => void;
}

/** Where one thing under one key outlives the page; `Storage` fits. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;
/** The same where keys can be looked through. */
export type KeepOfMany = Keep & Pick<Storage, "key" | "length">;

const NONE: readonly PendingMessage[] = [];

/** Older ones left behind by a closed browser are dropped. */
const KEPT_MS = 3 * 24 * 3_600_000;

/**
 * The outbox of one agent, restored from `keep`: what was on its way at a reload waits for a retry. Each entry is kept
 * under a key of its own, so that tabs of one browser do not overwrite each other's.
 */
export function createOutbox(keep: KeepOfMany | null, agentId: string, now: () => number): Outbox {
  const prefix = `parley.outbox.${agentId}.`;
  let byInteraction = grouped(restored(keep, prefix, now()));
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
    for (const listener of listeners) listener();
  };

  const find = (clientMessageId: string) => all().find((entry) => entry.clientMessageId === clientMessageId) ?? null;
  const without = (clientMessageId: string) => all().filter((entry) => entry.clientMessageId !== clientMessageId);

  return {
    of: (interactionId) => byInteraction.get(interactionId) ?? NONE,
    find,
    put(message) {
      store(keep, prefix, message);
      become([...all(), message]);
    },
    change(clientMessageId, change) {
      const before = find(clientMessageId);
      if (before === null) return;
      const after = { ...before, ...change };
      store(keep, prefix, after);
      become(all().map((entry) => (entry === before ? after : entry)));
    },
    remove(clientMessageId) {
      keep?.removeItem(prefix + clientMessageId);
      become(without(clientMessageId));
    },
    forget(storedUnder) {
      const entry = storedUnder.startsWith(prefix) ? find(storedUnder.slice(prefix.length)) : null;
      // What is being sent here, too, has its own answer coming.
      if (entry?.state === "failed") become(without(entry.clientMessageId));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function grouped(messages: readonly PendingMessage[]): Map<string, readonly PendingMessage[]> {
  return Map.groupBy(messages, ({ interactionId }) => interactionId);
}

function store(keep: Keep | null, prefix: string, message: PendingMessage): void {
  try {
    keep?.setItem(prefix + message.clientMessageId, JSON.stringify(message));
  } catch {
    // A full or forbidden store costs only the survival of a reload.
  }
}

/** In the order written; what is too old or cannot be read is thrown away. */
function restored(keep: KeepOfMany | null, prefix: string, now: number): readonly PendingMessage[] {
  if (keep === null) return [];
  const keys = Array.from({ length: keep.length }, (_, place) => keep.key(place) ?? "");
  return keys
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const entry = readEntry(keep.getItem(key));
      if (entry !== null && now - entry.createdAt <= KEPT_MS) return [entry];
      keep.removeItem(key);
      return [];
    })
    .sort((a, b) => a.createdAt - b.createdAt);
}

function readEntry(text: string | null): PendingMessage | null {
  try {
    const entry: unknown = JSON.parse(text ?? "null");
    if (!isPending(entry)) return null;
    const attachment = entry.attachment === null ? null : { ...entry.attachment, previewUrl: null };
    // Kept by a version that knew no places.
    return { ...entry, attachment, location: entry.location ?? null, state: "failed" };
  } catch {
    return null;
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
