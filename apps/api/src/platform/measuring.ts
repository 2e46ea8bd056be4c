import { sql } from "kysely";
import { Counter, Gauge, type LabelValues, type Registry } from "prom-client";
import { type Database, type Em, query } from "./database.ts";
import { asLogged, type Logger } from "./logging.ts";

/** Scrapes within this time share one reading. */
const KEPT_MS = 3_000;
/** A statement that takes longer is cancelled by the database. */
const STATEMENT_MS = 1_000;
/** A scrape waits no longer for a reading, of which the wait for a connection is a part. */
const PATIENCE_MS = 2_000;

export interface Sample {
  readonly labels: LabelValues<string>;
  readonly value: number;
}

/** Gauges that one cheap query feeds. */
export interface Measurement<Name extends string> {
  /** For the log and the count of failures. */
  readonly what: string;
  readonly gauges: Readonly<Record<Name, { readonly help: string; readonly labelNames?: readonly string[] }>>;
  /** One short read. A number stands for a gauge without labels. */
  readonly read: (em: Em) => Promise<Readonly<Record<Name, number | readonly Sample[]>>>;
}

/** Registers gauges of what only the database knows. They are read when somebody scrapes, and never by more than one at a time. */
export type Measure = <Name extends string>(measurement: Measurement<Name>) => void;

/**
 * However often and by whomever /metrics is asked, the database sees one short reading of each measurement in some
 * seconds. What cannot be read shows no value, rather than an old one, and is counted.
 */
export function createMeasure(registry: Registry, database: Database, logger: Logger): Measure {
  const registers = [registry];
  const failures = new Counter({
    name: "parley_measurement_failures_total",
    help: "Readings of the database for /metrics that failed or took too long; their gauges then show nothing.",
    labelNames: ["measurement"],
    registers,
  });
  return ({ what, gauges, read }) => {
    failures.inc({ measurement: what }, 0);
    const oneReading = oneAtATime(() => readWithin(database, read));
    const readOnce = shared(async () => {
      try {
        return await inTime(oneReading());
      } catch (error) {
        failures.inc({ measurement: what });
        logger.warn({ measurement: what, error: asLogged(error) }, "a measurement failed");
        return null;
      }
    });
    for (const name of Object.keys(gauges) as (keyof typeof gauges)[]) {
      const { help, labelNames = [] } = gauges[name];
      new Gauge({
        name,
        help,
        labelNames: [...labelNames],
        registers,
        async collect() {
          const values = await readOnce();
          this.reset();
          if (values === null) return void (labelNames.length === 0 && this.remove());
          const value: number | readonly Sample[] = values[name];
          if (typeof value === "number") this.set(value);
          else for (const sample of value) this.set(sample.labels, sample.value);
        },
      });
    }
  };
}

function readWithin<Values>(database: Database, read: (em: Em) => Promise<Values>): Promise<Values> {
  return database.fork().transactional(
    async (em) => {
      await query(em, sql`select set_config('statement_timeout', ${String(STATEMENT_MS)}, true)`);
      return read(em);
    },
    { readOnly: true },
  );
}

/** Asks while a reading is under way or fresh get that one. */
function shared<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let latest: { readonly value: Promise<Value>; until: number } | null = null;
  return () => {
    if (latest !== null && latest.until > performance.now()) return latest.value;
    const reading = { value: read(), until: Number.POSITIVE_INFINITY };
    latest = reading;
    void reading.value.then(() => {
      reading.until = performance.now() + KEPT_MS;
    });
    return reading.value;
  };
}

/** Whoever asks while one is under way gets that one, however late it is: none queues up behind another. */
function oneAtATime<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let underWay: Promise<Value> | null = null;
  return () =>
    (underWay ??= read().finally(() => {
      underWay = null;
    }));
}

function inTime<Value>(reading: Promise<Value>): Promise<Value> {
  // Its end is of no more interest once it is late.
  reading.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The reading took too long")), PATIENCE_MS);
    reading.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
