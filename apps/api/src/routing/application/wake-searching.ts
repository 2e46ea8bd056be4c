import type { Database } from "../../platform/database.ts";
import type { LogEntry } from "../../platform/event-log/log.ts";
import { wakeSearching } from "../persistence/due.ts";

/**
 * Makes routing look again at interactions that search where something changed: an agent's presence, pause or
 * places, what rings for them, a queue's or an account's members (R6). How many.
 */
export async function wakeAfter(database: Database, entries: readonly LogEntry[]): Promise<number> {
  const of = (...kinds: LogEntry["kind"][]) => entries.filter(({ kind }) => kinds.includes(kind));
  const agentIds = new Set(of("presence_changed", "viewer_changed").flatMap((it) => it.userId ?? []));
  const freed = new Set(of("offer_changed").flatMap((it) => it.onlyForUserId ?? []));
  const changed = {
    agentIds: [...agentIds],
    freeAgentIds: [...freed.difference(agentIds)],
    queueIds: of("queue_changed").flatMap((it) => it.queueId ?? []),
    accountIds: of("account_changed").flatMap((it) => it.accountId ?? []),
  };
  if (Object.values(changed).every((ids) => ids.length === 0)) return 0;
  return wakeSearching(database.fork(), changed);
}
