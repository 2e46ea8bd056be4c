import type { InteractionId } from "@parley/schema";
import { type Availability, type Woken, wakeAll, wakeSearching } from "../interactions/index.ts";
import type { Database } from "../platform/database.ts";
import type { EventLog, LogEntry } from "../platform/event-log/log.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import { lockRouter } from "./persistence/router-lock.ts";

/** How soon those that somebody held are tried again. */
const TRY_AGAIN_MS = 25;
/** How long after a failure everything is evaluated. */
const AFTER_FAILURE_MS = 500;

export interface WakerDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "listen">;
  readonly logger: Logger;
  /** Something is due now. */
  readonly onWoken: () => void;
}

/**
 * Makes routing evaluate again the interactions that search where something changed: an agent's presence, pause or
 * slots, what rings for them, a queue's or an account's members (R6). The log says so to every node. Nothing is
 * missed: an interaction that somebody holds just then is tried again, and after a failure, as at the start, everything
 * is evaluated.
 */
export function startWaker({ database, log, logger, onWoken }: WakerDeps): { stop(): Promise<void> } {
  let heard: readonly LogEntry[] = [];
  let missed: readonly InteractionId[] = [];
  let isAllUnknown = true;
  let isReplaced = false;
  let again: NodeJS.Timeout | undefined;

  const pulse = startPulse({
    everyMs: AFTER_FAILURE_MS,
    run: async () => {
      clearTimeout(again);
      const [isAll, changed] = [isAllUnknown, { ...changedBy(heard), interactionIds: missed }];
      [heard, isAllUnknown, isReplaced] = [[], true, false];
      const woken = await wake(database, isAll ? "all" : changed);
      [missed, isAllUnknown] = [woken.missed, isReplaced];
      if (woken.howMany > 0) onWoken();
      if (missed.length > 0) again = setTimeout(() => pulse.ask(), TRY_AGAIN_MS);
      return false;
    },
    onError: (error) => logger.warn({ error: asLogged(error) }, "waiting interactions could not be woken, tries again"),
  });
  const stopListening = log.listen(
    (entries) => {
      heard = [...heard, ...entries];
      pulse.ask();
    },
    () => {
      [isAllUnknown, isReplaced] = [true, true];
      pulse.ask();
    },
  );

  return {
    async stop() {
      stopListening();
      await pulse.stop();
      clearTimeout(again);
    },
  };
}

/** Between two decisions of the router: what one under way would store may come from before the change. */
async function wake(database: Database, changed: Availability | "all"): Promise<Woken> {
  if (changed !== "all" && Object.values(changed).every((ids) => ids.length === 0)) return { howMany: 0, missed: [] };
  return database.transaction(async (em) => {
    await lockRouter(em);
    return changed === "all" ? wakeAll(em) : wakeSearching(em, changed);
  });
}

function changedBy(entries: readonly LogEntry[]): Omit<Availability, "interactionIds"> {
  const of = (...kinds: LogEntry["kind"][]) => entries.filter(({ kind }) => kinds.includes(kind));
  const agentIds = new Set(of("presence_changed", "viewer_changed").flatMap((it) => it.userId ?? []));
  const freed = new Set(of("offer_changed").flatMap((it) => it.onlyForUserId ?? []));
  return {
    agentIds: [...agentIds],
    freeAgentIds: [...freed.difference(agentIds)],
    queueIds: of("queue_changed").flatMap((it) => it.queueId ?? []),
    accountIds: of("account_changed").flatMap((it) => it.accountId ?? []),
  };
}
