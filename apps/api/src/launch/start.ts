/**
 * Starts the whole system on this machine: database, simulator, pages and API, side by side where they can be, and
 * stops them in the opposite order. `start.mjs` has installed and built everything.
 */
import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { apiAnnouncements } from "./announcements.ts";
import { banner } from "./banner.ts";
import { type Child, type ChildPlan, startChild } from "./children.ts";
import { watchSources } from "./development.ts";
import { type EmbeddedDatabase, embeddedDatabase } from "./embedded-database.ts";
import { claim } from "./only-one.ts";
import { type Addresses, apiPlan, hasOwnSimulator, loopbackHost, simulatorPlan, webPlan } from "./plans.ts";
import { placeIn } from "./postgres-home.ts";
import { canReach, postgresUser } from "./postgres-user.ts";
import { accepts, answersOk } from "./readiness.ts";
import { freePort, recall, remember } from "./remembered.ts";
import { readSettings } from "./settings.ts";
import { stepsOn } from "./steps.ts";
import { NeverServed, type Part, type Supervised, supervise } from "./supervise.ts";
import { Trouble } from "./trouble.ts";

/** In the order in which they stop. */
const PARTS = ["api", "simulator", "web", "database"] as const;
type PartName = (typeof PARTS)[number];

const settings = readSettings(process.env, process.argv.slice(2));
const logs = join(settings.dataDir, "logs");
const steps = stepsOn(process.stdout);
const announcements = apiAnnouncements(process.stdout);
/** What runs. */
const running: { [name in PartName]?: Supervised } & { compilers?: Child[] } = {};
let release = (): void => undefined;
let stopping: Promise<void> | null = null;

// Who reads us may leave, and a file we print to may lie on a full disk: neither ends the system.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
// The process that installed and built us has died without a word.
process.once("disconnect", () => end(0));

main().catch((failure: unknown) => {
  if (stopping === null) steps.say(wordsOf(failure));
  end(1);
});

async function main(): Promise<void> {
  const startedAt = performance.now();
  mkdirSync(settings.dataDir, { recursive: true });
  release = claim(settings.dataDir, settings.port);
  const addresses = await chooseAddresses();

  await Promise.all([
    startDatabase().then((url) => startApi(url, addresses)),
    startSimulator(addresses),
    startWeb(addresses),
  ]);
  if (settings.isDevelopment) running.compilers = watchSources(settings, logs, async () => running.api?.renew());

  steps.say(banner(settings, ((performance.now() - startedAt) / 1000).toFixed(1)));
  announcements.begin();
}

async function startDatabase(): Promise<string> {
  const { dataDir, databaseUrl } = settings;
  if (databaseUrl !== null) return databaseUrl;
  let server: EmbeddedDatabase | undefined;
  await keep("database", async () => {
    server = await embeddedDatabase({ dataDir, ...(server === undefined ? {} : { lost: server }) });
    return { running: server, isServing: async () => true };
  });
  if (server === undefined) throw new Trouble("The database did not start");
  const place = placeIn(realpathSync(dataDir));
  if (!canReach(postgresUser(), place))
    steps.say(`  its files are in ${server.home}: the user who runs it cannot enter ${dataDir}`);
  return server.url;
}

async function startApi(databaseUrl: string, addresses: Addresses): Promise<void> {
  const ready = `http://${loopbackHost(settings.host)}:${settings.port}/readyz`;
  const { hear, announce } = announcements;
  const plan = { ...apiPlan(settings, databaseUrl, addresses), onLine: hear, onAnnouncement: announce };
  await serve("api", plan, () => answersOk(ready));
}

async function startSimulator({ simulatorPort }: Addresses): Promise<void> {
  if (simulatorPort === null) return;
  await serve("simulator", simulatorPlan(settings, simulatorPort), () => accepts(simulatorPort));
}

async function startWeb(addresses: Addresses): Promise<void> {
  await serve("web", webPlan(settings, addresses), () => accepts(addresses.webPort));
}

async function serve(name: PartName, plan: ChildPlan, isServing: () => Promise<boolean>): Promise<void> {
  await keep(name, async () => ({ running: startChild(plan, logs), isServing }));
}

/** Starts a part and waits until it serves; its death before that ends everything, a later one starts it again. */
async function keep(name: PartName, begin: Part["begin"]): Promise<void> {
  if (stopping !== null) return;
  const part = supervise({
    name,
    begin,
    step: (start) => steps.step(name === "web" ? "console" : name, start),
    lost: (why, pauseMs) =>
      steps.say(`${name} ${why}; starting it again in ${pauseMs / 1_000} s. Its log: ${logOf(name)}`),
  });
  running[name] = part;
  await part.start();
}

/** Ports that stay the same from start to start: accounts of the demo name the simulator's. */
async function chooseAddresses(): Promise<Addresses> {
  const file = join(settings.dataDir, "ports.json");
  const known = recall(file);
  const webPort = await freePort(known.web);
  const needsSimulator = settings.hasDemo && !hasOwnSimulator(settings);
  const simulatorPort = needsSimulator ? await freePort(known.simulator) : null;
  remember(file, { ...known, web: webPort, ...(simulatorPort === null ? {} : { simulator: simulatorPort }) });
  return { webPort, simulatorPort };
}

function wordsOf(failure: unknown): string {
  if (failure instanceof NeverServed) {
    const { part, why, lastWords } = failure;
    return `${lastWords}\n✗ ${part} stopped (${why}); everything else is stopped now. Its log: ${logOf(part)}`;
  }
  if (failure instanceof Trouble) return `✗ ${failure.message}`;
  return `✗ ${failure instanceof Error ? failure.stack : String(failure)}`;
}

function logOf(name: string): string {
  return join(logs, `${name}.log`);
}

/** Stops everything in order and leaves; a second wish within a second is the same wish, a later one is impatience. */
function end(exitCode: number): void {
  if (stopping === null) {
    const since = performance.now();
    stopping = stopAll();
    void stopping.then(() => process.exit(exitCode));
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (performance.now() - since < 1_000) return;
        for (const part of parts()) part.kill();
      });
    }
  }
}

async function stopAll(): Promise<void> {
  await Promise.all((running.compilers ?? []).map((compiler) => compiler.stop()));
  for (const part of parts()) await part.stop();
  release();
}

function parts(): readonly Supervised[] {
  return PARTS.flatMap((name) => running[name] ?? []);
}
