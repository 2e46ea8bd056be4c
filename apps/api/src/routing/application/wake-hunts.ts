import { sql } from "kysely";
import { type Database, query } from "../../platform/database.ts";
import type { LogEntry } from "../../platform/event-log/log.ts";

/** What one change can serve at once; whoever is served makes the next change. */
const MOST_WOKEN = 50;

/**
 * Makes routing look again at interactions that search where something changed: an agent's presence, pause
 * or free places, a queue's or an account's members (R6). The heaviest queue's oldest first; how many.
 */
export async function wakeHunts(database: Database, entries: readonly LogEntry[]): Promise<number> {
  const agents = entries
    .filter(({ kind }) => kind === "presence_changed" || kind === "viewer_changed")
    .flatMap((it) => it.userId ?? []);
  const queues = entries.filter(({ kind }) => kind === "queue_changed").flatMap((it) => it.queueId ?? []);
  const accounts = entries.filter(({ kind }) => kind === "account_changed").flatMap((it) => it.accountId ?? []);
  if (agents.length + queues.length + accounts.length === 0) return 0;
  const woken = await query(
    database.fork(),
    sql`update interaction set routing_due_at = now()
        where id in (
          select hunted.id from interaction hunted left join queue on queue.id = hunted.hunted_queue_id
          where (hunted.hunted_agent_id = any(${agents}::uuid[])
              or hunted.hunted_queue_id in (select queue_id from queue_agent where user_id = any(${agents}::uuid[]))
              or hunted.hunted_queue_id = any(${queues}::uuid[])
              or (hunted.account_id = any(${accounts}::uuid[]) and (hunted.hunted_queue_id is not null or hunted.hunted_agent_id is not null)))
            and hunted.routing_due_at > now()
          order by coalesce(queue.weight, 0) desc, hunted.waiting_since nulls last, hunted.id
          limit ${MOST_WOKEN}
          for update of hunted skip locked)
        returning id`,
  );
  return woken.length;
}
