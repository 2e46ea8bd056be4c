/**
 * `npm run bench -- [p1 p3 …] [--rounds 5] [--seconds 4]`: how fast Parley is on this machine, each figure beside the best
 * the machine itself could do in the same run. Fails when a message was lost or doubled, an offer had two winners or
 * a benchmark broke, never for slowness.
 */
import { cpus } from "node:os";
import { ownDatabaseServer } from "../kit/database.ts";
import { startBare } from "./bare/start.ts";
import type { Bench, Place } from "./bench.ts";
import { accepting } from "./benches/accepting.ts";
import { answering } from "./benches/answering.ts";
import { burst } from "./benches/burst.ts";
import { desk } from "./benches/desk.ts";
import { floods } from "./benches/floods.ts";
import { inbox } from "./benches/inbox.ts";
import { live } from "./benches/live.ts";
import { punctual } from "./benches/punctual.ts";
import { racing } from "./benches/racing.ts";
import { starting } from "./benches/starting.ts";
import { writing } from "./benches/writing.ts";
import { type BenchOptions, readOptions } from "./options.ts";
import type { Row } from "./report/row.ts";
import { table } from "./report/table.ts";
import { makeDatabase } from "./system/databases.ts";
import { type BenchSystem, startSystem } from "./system/system.ts";

const BENCHES: readonly Bench[] = [
  accepting,
  answering,
  live,
  burst,
  racing,
  punctual,
  inbox,
  starting,
  desk,
  writing,
  floods,
];
const LAST_WORDS = 3_000;
const stops: (() => Promise<void> | void)[] = [];

async function main(options: BenchOptions): Promise<number> {
  const { wanted } = options;
  const chosen = BENCHES.filter(({ ids }) => wanted.size === 0 || ids.some((id) => wanted.has(id)));
  const rows: Row[] = [];
  const wrong: string[] = [];
  const startedAt = performance.now();
  for (const bench of chosen) {
    say(`${bench.ids.join(", ")}: ${bench.about}`);
    try {
      const outcome = await runOne(bench, options);
      rows.push(...outcome.rows.filter(({ id }) => wanted.size === 0 || wanted.has(id)));
      wrong.push(...outcome.wrong);
    } catch (failure) {
      // The others can still be measured.
      wrong.push(`${bench.ids.join(", ")} could not be measured: ${wordsOf(failure)}`);
    }
  }
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  const [processor] = cpus();
  process.stdout.write(`\n${table(rows)}\n\n`);
  process.stdout.write(`${options.rounds} rounds after a warm-up, ${minutes} minutes; `);
  process.stdout.write(`${cpus().length} × ${processor?.model.trim() ?? "processor"}, Node ${process.versions.node}, `);
  process.stdout.write("everything on this machine, PostgreSQL with fsync on.\n");
  for (const line of wrong) process.stdout.write(`✗ ${line}\n`);
  return wrong.length === 0 ? 0 : 1;
}

/** Each on a server and a system of its own: no benchmark slows the next. */
async function runOne(bench: Bench, { rounds, seconds }: BenchOptions) {
  const systems: BenchSystem[] = [];
  try {
    const server = await ownDatabaseServer();
    stops.push(() => server.drop());
    const place: Place = {
      rounds,
      seconds,
      say: (line) => say(`  ${line}`),
      leave: (stop) => void stops.push(stop),
      async startSystem(asked) {
        const system = await startSystem(await makeDatabase(server.url, `parley_measured_${systems.length}`), asked);
        stops.push(() => system.stop());
        systems.push(system);
        return system;
      },
      async startBare(program, environment = {}) {
        const databaseUrl = environment.DATABASE_URL ?? (await makeDatabase(server.url, "bare"));
        const bare = await startBare(program, { ...environment, DATABASE_URL: databaseUrl });
        stops.push(() => bare.stop());
        return bare;
      },
    };
    return await bench.run(place);
  } catch (failure) {
    for (const { node } of systems) say(`The API's last words:\n${node.printed().slice(-LAST_WORDS)}`);
    throw failure;
  } finally {
    await stopAll();
  }
}

async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}

function wordsOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error
    ? `${failure.stack}\n${failure.cause.message}`
    : (failure.stack ?? failure.message);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(130)));

try {
  const known = BENCHES.flatMap(({ ids }) => ids);
  process.exitCode = await main(readOptions(process.argv.slice(2), known));
} catch (failure) {
  process.stderr.write(`✗ ${wordsOf(failure)}\n`);
  process.exitCode = 2;
}
