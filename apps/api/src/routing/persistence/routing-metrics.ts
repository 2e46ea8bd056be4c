import { sql } from "kysely";
import type { Measure } from "../../platform/measuring.ts";
import { nullable, value } from "../../platform/row-shape.ts";
import { statement } from "../../platform/statement.ts";

/** Queues with a series of their own: those with the most waiting. Whatever waits in others is shown as one. */
const QUEUES_SHOWN_MAX = 50;

/** How late the router is, and who waits for an agent. */
export function measureRouting(measure: Measure): void {
  measure({
    what: "routing",
    gauges: {
      parley_router_lag_seconds: {
        help: "How long ago the oldest interaction that the router has to evaluate fell due; 0 when none is.",
      },
    },
    async read(em) {
      const [row] = await readLag(em);
      return { parley_router_lag_seconds: Math.max(0, row?.lag ?? 0) };
    },
  });

  measure({
    what: "waiting_interactions",
    gauges: {
      parley_interactions_waiting: {
        help: "Open interactions without an owner, by what they wait for: a queue, by its id, an agent, or nobody in particular.",
        labelNames: ["waits_for", "queue"],
      },
      parley_interactions_longest_wait_seconds: {
        help: "How long the first of them has been waiting.",
        labelNames: ["waits_for", "queue"],
      },
    },
    async read(em) {
      const rows = await readWaiting(em);
      // The two that have no queue are always there, so that an alert on them sees a zero.
      const empty = ["agent", "nobody"].filter((name) => rows.every(({ waitsFor }) => waitsFor !== name));
      const all = [...rows, ...empty.map((waitsFor) => ({ waitsFor, queue: "", howMany: 0, longest: 0 }))];
      const samples = (shown: (row: (typeof all)[number]) => number) =>
        all.map((row) => ({ labels: { waits_for: row.waitsFor, queue: row.queue }, value: shown(row) }));
      return {
        parley_interactions_waiting: samples(({ howMany }) => howMany),
        parley_interactions_longest_wait_seconds: samples(({ longest }) => Math.max(0, longest)),
      };
    },
  });
}

const readLag = statement(
  { lag: nullable(value.number) },
  () =>
    sql`select extract(epoch from clock_timestamp() - min(routing_due_at))::float8 as lag from interaction where routing_due_at is not null`,
);

const readWaiting = statement(
  { waitsFor: value.text, queue: value.text, howMany: value.number, longest: value.number },
  () =>
    sql`with waiting as (
          select case when hunted_queue_id is not null then 'queue' when hunted_agent_id is not null then 'agent' else 'nobody' end as waits_for,
            hunted_queue_id::text as queue, waiting_since
          from interaction where phase in ('routing', 'offered', 'waiting')),
        shown as (select queue from waiting where queue is not null group by queue order by count(*) desc, queue limit ${sql.lit(QUEUES_SHOWN_MAX)})
        select waits_for, case when queue is null then '' when queue in (select queue from shown) then queue else 'others' end as queue,
          count(*) as how_many,
          coalesce(extract(epoch from clock_timestamp() - min(waiting_since))::float8, 0) as longest
        from waiting group by 1, 2`,
);
