import type { AccountId, InteractionId } from "@parley/schema";
import { type Identity, isAccountInScope } from "../identity/index.ts";
import { accountOfInteraction } from "../interactions/index.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { clientError } from "../platform/graphql/errors.ts";
import { isId, newId } from "../platform/ids.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import type { Viewer } from "../platform/viewer.ts";
import {
  endWatching,
  pruneLeases,
  renewWatching,
  type Watching,
  type WatchingUser,
  watchersOf,
} from "./persistence/viewing-leases.ts";
import { createWatcher, type Watcher } from "./watcher.ts";

export interface ViewingDeps {
  readonly database: Database;
  readonly bus: Pick<Bus, "wake" | "onWake">;
  readonly log: Pick<EventLog, "listen">;
  readonly identity: Pick<Identity, "accountScope" | "viewerAgain">;
  readonly logger: Logger;
}

/**
 * Who has which interaction open: a subscriber watches it until the subscription ends. Leases in the database tell
 * the nodes of each other; a change costs only those who watch the same interaction.
 */
export interface Viewing {
  /** Every change of who watches, the first at once; null when there is no such interaction for this viewer. */
  watch(interactionId: InteractionId, viewer: Viewer): Promise<AsyncIterableIterator<readonly WatchingUser[]> | null>;
  stop(): Promise<void>;
}

const RENEW_MS = 10_000;

export function startViewing({ database, bus, log, identity, logger }: ViewingDeps): Viewing {
  const nodeId = newId<string>();
  const watchers = new Set<Watcher>();
  const begun = new Set<Watcher>();
  let ended: Watching[] = [];
  let renewedAt = 0;
  let isAccessDue = false;

  const pulse = startPulse({ run, everyMs: RENEW_MS, onError });
  bus.onWake("viewing", pulse.ask);
  const stopListening = log.listen((entries) => {
    if (!entries.some(({ kind }) => kind === "viewer_changed" || kind === "account_changed")) return;
    isAccessDue = true;
    pulse.ask();
  });

  async function run(): Promise<boolean> {
    const isDue = Date.now() - renewedAt >= RENEW_MS;
    if (isDue) renewedAt = Date.now();
    if (isAccessDue) await endThoseShutOut();
    const em = database.fork();
    const fresh = distinct(isDue ? watchers : begun);
    const isNews = begun.size > 0 || ended.length > 0;
    const over = distinct(ended).filter((one) => ![...watchers].some(({ watching }) => isSame(watching, one)));
    begun.clear();
    ended = [];
    await renewWatching(em, nodeId, fresh);
    await endWatching(em, nodeId, over);
    if (isDue) await pruneLeases(em);
    if (watchers.size > 0) {
      const users = await watchersOf(em, [...new Set([...watchers].map(({ watching }) => watching.interactionId))]);
      for (const watcher of watchers) watcher.send(users.get(watcher.watching.interactionId) ?? []);
    }
    if (isNews) bus.wake("viewing");
    return false;
  }

  function onError(error: unknown): void {
    renewedAt = 0;
    logger.warn({ error: asLogged(error) }, "watchers cannot be stored or sent, tries again");
  }

  /** What somebody may see changed: whoever may not see their interaction any more hears no more. */
  async function endThoseShutOut(): Promise<void> {
    isAccessDue = false;
    for (const watcher of [...watchers])
      if (!(await maySee(watcher.viewer, watcher.accountId)))
        watcher.end(clientError("FORBIDDEN", "You may no longer see this interaction."));
  }

  async function maySee(viewer: Viewer, accountId: AccountId): Promise<boolean> {
    const present = await identity.viewerAgain(viewer);
    return present !== null && isAccountInScope(accountId, await identity.accountScope(present));
  }

  return {
    async watch(interactionId, viewer) {
      const accountId = isId(interactionId) ? await accountOfInteraction(database.fork(), interactionId) : null;
      if (accountId === null || !isAccountInScope(accountId, await identity.accountScope(viewer))) return null;
      const watcher = createWatcher({ interactionId, userId: viewer.userId }, viewer, accountId, () => {
        watchers.delete(watcher);
        begun.delete(watcher);
        ended.push(watcher.watching);
        pulse.ask();
      });
      watchers.add(watcher);
      begun.add(watcher);
      pulse.ask();
      return watcher.stream;
    },
    async stop() {
      stopListening();
      for (const watcher of [...watchers]) watcher.end();
      await pulse.stop();
      await endWatching(database.fork(), nodeId, distinct(ended)).catch(() => undefined);
    },
  };
}

function distinct(all: Iterable<Watcher | Watching>): readonly Watching[] {
  const found = new Map<string, Watching>();
  for (const each of all) {
    const watching = "watching" in each ? each.watching : each;
    found.set(`${watching.interactionId} ${watching.userId}`, watching);
  }
  return [...found.values()];
}

function isSame(one: Watching, other: Watching): boolean {
  return one.interactionId === other.interactionId && one.userId === other.userId;
}
