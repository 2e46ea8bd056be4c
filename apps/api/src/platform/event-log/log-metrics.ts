import { sql } from "kysely";
import { query } from "../database.ts";
import type { Measure } from "../measuring.ts";
import type { EventLog } from "./log.ts";

/** How far the log is behind what happened, and this node behind the log. */
export function measureEventLog(measure: Measure, log: Pick<EventLog, "head">): void {
  measure({
    what: "event_log",
    gauges: {
      parley_event_log_unstamped_age_seconds: {
        help: "Age of the oldest fact that has no position in the event log yet; 0 when there is none.",
      },
      parley_event_log_entries_behind: {
        help: "Entries of the event log that this node has not handed to its subscriptions yet.",
      },
    },
    async read(em) {
      const [row] = await query<{ newest: number; age: number }>(
        em,
        sql`select (select position from event_head) as newest,
              coalesce((select extract(epoch from clock_timestamp() - recorded_at)::float8 from event
                where position is null order by id limit 1), 0) as age`,
      );
      return {
        parley_event_log_unstamped_age_seconds: row?.age ?? 0,
        parley_event_log_entries_behind: Math.max(0, (row?.newest ?? 0) - log.head().position),
      };
    },
  });
}
