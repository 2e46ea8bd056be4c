import type { AccountId, InteractionId } from "@parley/schema";
import { type Identity, isAccountInScope } from "../identity/index.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { clientError } from "../platform/graphql/errors.ts";
import { isId, newId } from "../platform/ids.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import type { Viewer } from "../platform/viewer.ts";
import { accountOf, endLooks, forgetDeadLooks, type Look, type LookingUser, lookingAt, renewLooks } from "./leases.ts";
import { createWatcher, type Watcher } from "./watcher.ts";

export interface ViewingDeps {
  readonly database: Database;
  readonly bus: Pick<Bus, "wake" | "onWake">;
  readonly log: Pick<EventLog, "listen">;
  readonly identity: Pick<Identity, "accountScope" | "viewerAgain">;
  readonly logger: Logger;
}

/**
 * Who looks at which interaction: whoever asks for it looks, until they stop asking. Leases in the database tell
 * the nodes of each other; a change costs only those who look at the same interaction.
 */
export interface Viewing {
  /** Every change of who looks, the first at once; null when there is no such interaction for this viewer. */
  watch(interactionId: InteractionId, viewer: Viewer): Promise<AsyncIterableIterator<readonly LookingUser[]> | null>;
  stop(): Promise<void>;
}

const RENEW_MS = 10_000;

export function startViewing({ database, bus, log, identity, logger }: ViewingDeps): Viewing {
  const nodeId = newId<string>();
  const watchers = new Set<Watcher>();
  const begun = new Set<Watcher>();
  let ended: Look[] = [];
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
    const over = distinct(ended).filter((look) => ![...watchers].some((watcher) => isSame(watcher.look, look)));
    begun.clear();
    ended = [];
    await renewLooks(em, nodeId, fresh);
    await endLooks(em, nodeId, over);
    if (isDue) await forgetDeadLooks(em);
    if (watchers.size > 0) {
      const looking = await lookingAt(em, [...new Set([...watchers].map(({ look }) => look.interactionId))]);
      for (const watcher of watchers) watcher.tell(looking.get(watcher.look.interactionId) ?? []);
    }
    if (isNews) bus.wake("viewing");
    return false;
  }

  function onError(error: unknown): void {
    renewedAt = 0;
    logger.warn({ error: asLogged(error) }, "who looks at what cannot be told, tries again");
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
      const accountId = isId(interactionId) ? await accountOf(database.fork(), interactionId) : null;
      if (accountId === null || !isAccountInScope(accountId, await identity.accountScope(viewer))) return null;
      const watcher = createWatcher({ interactionId, userId: viewer.userId }, viewer, accountId, () => {
        watchers.delete(watcher);
        begun.delete(watcher);
        ended.push(watcher.look);
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
      await endLooks(database.fork(), nodeId, distinct(ended)).catch(() => undefined);
    },
  };
}

function distinct(looks: Iterable<Watcher | Look>): readonly Look[] {
  const found = new Map<string, Look>();
  for (const each of looks) {
    const look = "look" in each ? each.look : each;
    found.set(`${look.interactionId} ${look.userId}`, look);
  }
  return [...found.values()];
}

function isSame(one: Look, other: Look): boolean {
  return one.interactionId === other.interactionId && one.userId === other.userId;
}
