import { Redis } from "ioredis";
import pg from "pg";
import { asLogged, type Logger } from "./logging.ts";

/** What one node tells the others: only that something is there to be read, never what. */
export const BUS_TOPICS = ["log", "routing", "viewing"] as const;
export type BusTopic = (typeof BUS_TOPICS)[number];

/** Wakes every node on this database. A wake-up may be lost: whoever waits also looks by itself now and then. */
export interface Bus {
  wake(topic: BusTopic): void;
  onWake(topic: BusTopic, listener: () => void): void;
  close(): Promise<void>;
}

export interface BusOptions {
  readonly databaseUrl: string;
  /** Redis carries the wake-ups when given; PostgreSQL's NOTIFY otherwise. */
  readonly redisUrl: string | null;
  readonly logger: Logger;
}

/** This node is woken in memory at once, the others through Redis or PostgreSQL. */
export function openBus(options: BusOptions): Bus {
  const listeners: Record<BusTopic, (() => void)[]> = { log: [], routing: [], viewing: [] };
  const deliver = (topic: string) => {
    const known = BUS_TOPICS.find((name) => name === topic);
    for (const listener of known === undefined ? [] : listeners[known]) listener();
  };
  const carrier =
    options.redisUrl === null
      ? postgresCarrier(options, deliver)
      : redisCarrier(options.redisUrl, options.logger, deliver);
  return {
    wake(topic) {
      deliver(topic);
      carrier.send(topic);
    },
    onWake: (topic, listener) => listeners[topic].push(listener),
    close: () => carrier.close(),
  };
}

interface Carrier {
  send(topic: BusTopic): void;
  close(): Promise<void>;
}

const CHANNEL = "parley";
const RECONNECT_MS = 1_000;

/** NOTIFY from a connection of its own, never inside a write transaction: there it would serialise commits. */
function postgresCarrier({ databaseUrl, logger }: BusOptions, deliver: (topic: string) => void): Carrier {
  let client: pg.Client | null = null;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  const waiting = new Set<BusTopic>();
  let isSending = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: databaseUrl });
    fresh.on("error", (error) => {
      logger.warn({ error: asLogged(error) }, "bus connection lost");
      reconnectSoon(fresh);
    });
    fresh.on("notification", ({ payload, processId }) => {
      if (payload !== undefined && processId !== backendOf(fresh)) deliver(payload);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      client = fresh;
      for (const topic of BUS_TOPICS) deliver(topic);
    } catch (error) {
      logger.warn({ error: asLogged(error) }, "bus cannot connect");
      reconnectSoon(fresh);
    }
  }

  function reconnectSoon(lost: pg.Client): void {
    if (client === lost) client = null;
    lost.removeAllListeners("notification");
    void lost.end().catch(() => undefined);
    if (isClosed || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_MS);
  }

  async function flush(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (client !== null && waiting.size > 0) {
      const topics = [...waiting];
      waiting.clear();
      await client
        .query(`select pg_notify('${CHANNEL}', topic) from unnest($1::text[]) as topic`, [topics])
        .catch(() => undefined);
    }
    isSending = false;
  }

  void connect();
  return {
    send(topic) {
      waiting.add(topic);
      void flush();
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

function backendOf(client: pg.Client): number | undefined {
  return (client as pg.Client & { readonly processID?: number }).processID;
}

function redisCarrier(url: string, logger: Logger, deliver: (topic: string) => void): Carrier {
  const publisher = new Redis(url, { maxRetriesPerRequest: null });
  const subscriber = publisher.duplicate();
  for (const connection of [publisher, subscriber]) {
    connection.on("error", (error: Error) => logger.warn({ error: asLogged(error) }, "redis connection trouble"));
  }
  subscriber.on("message", (_channel: string, topic: string) => deliver(topic));
  void subscriber.subscribe(CHANNEL);
  return {
    send: (topic) => void publisher.publish(CHANNEL, topic).catch(() => undefined),
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
