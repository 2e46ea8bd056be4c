import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Bus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import { type AcceptWebhook, createAcceptWebhook } from "./application/accept-webhook.ts";
import type { FindConnection } from "./application/find-connection.ts";
import { processWebhooks } from "./application/process-webhooks.ts";
import { createReplay, type ReplayIngestProblem } from "./application/replay-problem.ts";
import { createTakeEvents, type TakeEventsDeps } from "./application/take-events.ts";
import { receiveRoute } from "./http/receive-route.ts";
import { pruneInbox } from "./persistence/inbox.ts";
import { type IngestProblemPage, ingestProblems } from "./persistence/problems.ts";
import type { WebhookMetrics } from "./webhook-metrics.ts";

export interface WebhooksDeps extends TakeEventsDeps {
  readonly database: Database;
  readonly findConnection: FindConnection;
  readonly log: Pick<EventLog, "committed">;
  readonly bus: Pick<Bus, "wake">;
  readonly metrics: WebhookMetrics;
  readonly logger: Logger;
}

/** The way in for providers: requests are stored, answered, then read in order (R2). */
export interface Webhooks {
  registerRoutes(app: FastifyInstance): void;
  readonly replayIngestProblem: ReplayIngestProblem;
  ingestProblems(page: { readonly first: number; readonly after?: string | null }): Promise<IngestProblemPage>;
  prune(): Promise<void>;
  /** Waits for the batch under way. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
const KEEP_DONE_HOURS = 72;
/** So many requests at once are a burst. */
const BURST = 24;
const PAUSE_MS = 10;
const MAX_WAIT_MS = 200;

/** Starts reading what is stored, what was left from before among it. */
export function startWebhooks(deps: WebhooksDeps): Webhooks {
  const { database, findConnection, log, bus, metrics, logger } = deps;
  const takeEvents = createTakeEvents(deps);
  let inHand = 0;
  /** In a burst answering comes first: providers give up, what is stored does not (R2). Never for long. */
  async function calm(): Promise<void> {
    for (let waited = 0; inHand >= BURST && waited < MAX_WAIT_MS; waited += PAUSE_MS) await pause(PAUSE_MS);
  }
  const reader = startPulse({
    run: async () => {
      await calm();
      const { found, setAside } = await processWebhooks({ database, findConnection, takeEvents, logger });
      if (found === 0) return false;
      metrics.processed.inc(found - setAside);
      metrics.setAside.inc(setAside);
      log.committed();
      bus.wake("routing");
      return true;
    },
    everyMs: POLL_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, "reading webhooks failed, tries again"),
  });
  const acceptOne = createAcceptWebhook({
    database,
    findConnection,
    now: () => new Date(),
    stored: (howMany) => {
      metrics.stored.inc(howMany);
      reader.ask();
    },
    refused: (reason) => metrics.refused.inc({ reason }),
  });
  const accept: AcceptWebhook = async (request) => {
    inHand += 1;
    try {
      return await acceptOne(request);
    } finally {
      inHand -= 1;
    }
  };
  return {
    registerRoutes: (app) => void app.register(receiveRoute, { accept, metrics, logger }),
    replayIngestProblem: createReplay({ database, findConnection, asked: () => reader.ask() }),
    ingestProblems: (page) => ingestProblems(database.fork(), page),
    prune: () => pruneInbox(database, KEEP_DONE_HOURS),
    stop: () => reader.stop(),
  };
}
