import type { AccountId } from "@parley/schema";
import type { Viewer } from "../platform/viewer.ts";
import type { Look, LookingUser } from "./leases.ts";

/** One subscription to who looks at an interaction, which is a look itself. */
export interface Watcher {
  readonly look: Look;
  readonly viewer: Viewer;
  readonly accountId: AccountId;
  readonly stream: AsyncIterableIterator<readonly LookingUser[]>;
  /** Passes on who looks now, when it is news to this one. A slow reader gets the newest state, never a queue. */
  tell(looking: readonly LookingUser[]): void;
  /** With a reason its reader is told that as an error. */
  end(reason?: Error): void;
}

export function createWatcher(look: Look, viewer: Viewer, accountId: AccountId, onEnd: () => void): Watcher {
  let told: string | null = null;
  let news: readonly LookingUser[] | null = null;
  let isEnded = false;
  let why: Error | undefined;
  let wake: () => void = () => undefined;

  async function* read(): AsyncGenerator<readonly LookingUser[], void, void> {
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
  const stream: AsyncIterableIterator<readonly LookingUser[]> = {
    next: () => items.next(),
    async return() {
      end();
      await items.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return {
    look,
    viewer,
    accountId,
    stream,
    tell(looking) {
      const seen = looking.filter(
        ({ role, id }) => viewer.role !== "agent" || role === "agent" || id === viewer.userId,
      );
      const key = seen.map(({ id, name }) => `${id} ${name}`).join();
      if (key === told) return;
      told = key;
      news = seen;
      wake();
    },
    end,
  };
}
