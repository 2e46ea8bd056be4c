import { sql } from "kysely";
import { Counter } from "prom-client";
import { query } from "./database.ts";
import type { Measure } from "./measuring.ts";
import type { Metrics } from "./metrics.ts";

/** What became of one run of a job: `retried` is tried again later, `given_up` is not. */
const OUTCOMES = ["done", "retried", "given_up"] as const;
type JobOutcome = (typeof OUTCOMES)[number];

export interface JobMetrics {
  /** From zero on for these tasks, so that the first failure of each is seen as a rise. */
  begin(tasks: readonly string[]): void;
  ended(task: string, outcome: JobOutcome): void;
}

/** Counts this node's runs of jobs, and measures what waits on the database. */
export function createJobMetrics({ registry }: Pick<Metrics, "registry">, measure: Measure): JobMetrics {
  const runs = new Counter({
    name: "parley_job_runs_total",
    help: "Runs of jobs on this node, by task and outcome.",
    labelNames: ["task", "outcome"],
    registers: [registry],
  });
  measure({
    what: "jobs",
    gauges: {
      parley_jobs: {
        help: "Jobs by state: ready to run now, scheduled for later, retrying after a failure, running, given up.",
        labelNames: ["state"],
      },
      parley_jobs_oldest_ready_age_seconds: {
        help: "How long the oldest job that could run has been waiting for a free worker; 0 when none waits.",
      },
    },
    async read(em) {
      const [row] = await query<Record<"ready" | "scheduled" | "retrying" | "running" | "givenUp" | "age", number>>(
        em,
        sql`select count(*) filter (where not is_locked and attempts = 0 and is_due) as ready,
              count(*) filter (where not is_locked and attempts = 0 and not is_due) as scheduled,
              count(*) filter (where not is_locked and attempts between 1 and max_attempts - 1) as retrying,
              count(*) filter (where is_locked) as running,
              count(*) filter (where not is_locked and attempts >= max_attempts) as given_up,
              coalesce(extract(epoch from clock_timestamp() - min(run_at)
                filter (where not is_locked and is_due and attempts < max_attempts))::float8, 0) as age
            from (select attempts, max_attempts, run_at, locked_at is not null as is_locked,
              run_at <= clock_timestamp() as is_due from graphile_worker.jobs) as job`,
      );
      const { age = 0, givenUp = 0, ready = 0, scheduled = 0, retrying = 0, running = 0 } = row ?? {};
      const states = { ready, scheduled, retrying, running, given_up: givenUp };
      return {
        parley_jobs: Object.entries(states).map(([state, value]) => ({ labels: { state }, value })),
        parley_jobs_oldest_ready_age_seconds: Math.max(0, age),
      };
    },
  });
  return {
    begin(tasks) {
      for (const task of tasks) for (const outcome of OUTCOMES) runs.inc({ task, outcome }, 0);
    },
    ended: (task, outcome) => runs.inc({ task, outcome }),
  };
}
