import { type Runner, run, runMigrations, type TaskList, Logger as WorkerLogger } from "graphile-worker";
import { sql } from "kysely";
import pg from "pg";
import { connectionsOf, type Em, query } from "./database.ts";
import type { JobMetrics } from "./job-metrics.ts";
import { asLogged, type Logger } from "./logging.ts";
import type { PoolUse } from "./pool-metrics.ts";

/** A piece of durable work: its task's name, ids to work on, and when. */
export interface Job {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** A waiting job with the same key is replaced: the newest word counts. */
  readonly key?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  readonly runAt?: Date;
  /** Default 25, about two days of growing pauses. */
  readonly maxAttempts?: number;
}

/** Enqueues in the caller's transaction: a job exists exactly when what it works on does. */
export async function enqueue(em: Em, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map((job) => ({
    identifier: job.task,
    payload: job.payload,
    job_key: job.key ?? null,
    queue_name: job.queue ?? null,
    run_at: job.runAt?.toISOString() ?? null,
    max_attempts: job.maxAttempts ?? 25,
  }));
  await query(
    em,
    sql`select count(*) from graphile_worker.add_jobs(array(
          select json_populate_record(null::graphile_worker.job_spec, spec)
          from json_array_elements(${JSON.stringify(specs)}::json) as spec))`,
  );
}

/** What a task gets besides its payload. */
export interface JobRun {
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
}

/** A task throws to be tried again later; what it does must be safe to do twice. */
export type Task = (payload: unknown, run: JobRun) => Promise<void>;

export interface Jobs {
  isRunning(): boolean;
  poolUse(): PoolUse;
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly databaseUrl: string;
  readonly tasks: Readonly<Record<string, Task>>;
  /** Lines of graphile-worker's crontab. */
  readonly crontab: string;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

const CONCURRENCY = 12;
const POLL_MS = 1_000;
const RESTART_MS = 1_000;

/** Brings graphile-worker's own tables up; safe from several nodes at once. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: silent });
}

/** Runs jobs on this node until stopped; comes back by itself when the database does. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { databaseUrl, tasks, crontab, logger, metrics } = options;
  metrics.begin(Object.keys(tasks));
  const pgPool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY });
  const lost = (error: Error) => logger.warn({ error: asLogged(error) }, "job connection lost");
  pgPool.on("error", lost);
  pgPool.on("connect", (client) => client.on("error", lost));

  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload, { job }) => {
        try {
          await task(payload, { attempt: job.attempts, maxAttempts: job.max_attempts });
        } catch (error) {
          const isLast = job.attempts >= job.max_attempts;
          metrics.ended(name, isLast ? "given_up" : "retried");
          logger.warn(
            { task: name, attempt: job.attempts, error: asLogged(error) },
            isLast ? "job failed, given up" : "job failed, tries again",
          );
          throw error;
        }
        metrics.ended(name, "done");
      },
    ]),
  );

  let runner: Runner | null = null;
  let isStopped = false;
  let restart: NodeJS.Timeout | undefined;

  async function start(): Promise<void> {
    runner = await run({
      pgPool,
      taskList,
      crontab,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: silent,
    });
    runner.promise
      .catch((error: unknown) => logger.warn({ error: asLogged(error) }, "job runner stopped"))
      .finally(() => {
        runner = null;
        startSoon();
      });
  }

  function startSoon(): void {
    if (isStopped) return;
    restart = setTimeout(() => {
      start().catch((error: unknown) => {
        logger.warn({ error: asLogged(error) }, "job runner cannot start");
        startSoon();
      });
    }, RESTART_MS);
  }

  await start();
  return {
    isRunning: () => runner !== null,
    poolUse: () => ({ ...connectionsOf(pgPool), max: CONCURRENCY }),
    async stop() {
      isStopped = true;
      clearTimeout(restart);
      await runner?.stop();
      await pgPool.end();
    },
  };
}

const silent = new WorkerLogger(() => () => undefined);
