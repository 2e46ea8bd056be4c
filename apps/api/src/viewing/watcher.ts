import type { AccountId } from "@parley/schema";
import type { Viewer } from "../platform/viewer.ts";
import type { Watching, WatchingUser } from "./persistence/viewing-leases.ts";

/** One subscription to who watches an interaction, whose subscriber watches it too. */
export interface Watcher {
  readonly watching: Watching;
  readonly viewer: Viewer;
  readonly accountId: AccountId;
  readonly stream: AsyncIterableIterator<readonly WatchingUser[]>;
  /** Sends who watches now, when it is news to this one. A slow reader gets the newest state, never a queue. */
  send(users: readonly WatchingUser[]): void;
  /** With a reason its reader gets that as an error. */
  end(reason?: Error): void;
}

export function createWatcher(watching: Watching, viewer: Viewer, accountId: AccountId, onEnd: () => void): Watcher {
  let sent: string | null = null;
  let news: readonly WatchingUser[] | null = null;
  let isEnded = false;
  let why: Error | undefined;
  let wake: () => void = () => undefined;

  async function* read(): AsyncGenerator<readonly WatchingUser[], void, void> {
    while (!isEnded) {
      if (news === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const next = news;
      news = null;
      yield next;
    }
    if (why !== undefined) throw why;
  }

  function end(reason?: Error): void {
    if (isEnded) return;
    isEnded = true;
    why = reason;
    onEnd();
    wake();
  }

  const items = read();
  const stream: AsyncIterableIterator<readonly WatchingUser[]> = {
    next: () => items.next(),
    async return() {
      end();
      await items.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return {
    watching,
    viewer,
    accountId,
    stream,
    send(users) {
      const seen = users.filter(({ role, id }) => viewer.role !== "agent" || role === "agent" || id === viewer.userId);
      const key = seen.map(({ id, name }) => `${id} ${name}`).join();
      if (key === sent) return;
      sent = key;
      news = seen;
      wake();
    },
    end,
  };
}
