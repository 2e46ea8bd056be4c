/**
 * Starts the whole system on this machine: database, simulator, pages and API, side by side where they can be, and
 * stops them in the opposite order. `start.mjs` has installed and built everything.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { apiAnnouncements } from "./announcements.ts";
import { banner } from "./banner.ts";
import { type Child, type ChildPlan, startChild } from "./children.ts";
import { watchSources } from "./development.ts";
import { type EmbeddedDatabase, embeddedDatabase } from "./embedded-database.ts";
import { claim } from "./only-one.ts";
import { type Addresses, apiPlan, hasOwnSimulator, loopbackHost, simulatorPlan, webPlan } from "./plans.ts";
import { accepts, answersOk, until } from "./readiness.ts";
import { freePort, recall, remember } from "./remembered.ts";
import { readSettings } from "./settings.ts";
import { stepsOn } from "./steps.ts";
import { Trouble } from "./trouble.ts";

const settings = readSettings(process.env, process.argv.slice(2));
const logs = join(settings.dataDir, "logs");
const steps = stepsOn(process.stdout);
const announcements = apiAnnouncements(process.stdout);
/** What runs, in the order in which it stops. */
const running: { api?: Child; simulator?: Child; web?: Child; database?: EmbeddedDatabase; compilers?: Child[] } = {};
let release = (): void => undefined;
let stopping: Promise<void> | null = null;

// Who reads us may leave, and a file we print to may lie on a full disk: neither ends the system.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
// The process that installed and built us has died without a word.
process.once("disconnect", () => end(0));

main().catch((failure: unknown) => {
  const words =
    failure instanceof Trouble ? failure.message : failure instanceof Error ? failure.stack : String(failure);
  if (stopping === null) steps.say(`✗ ${words}`);
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
  if (settings.isDevelopment) running.compilers = watchSources(settings, logs, restartApi(addresses));

  steps.say(banner(settings, ((performance.now() - startedAt) / 1000).toFixed(1)));
  announcements.begin();
}

async function startDatabase(): Promise<string> {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  return steps.step("database", async () => {
    const database = await embeddedDatabase({ dataDir: settings.dataDir });
    running.database = database;
    void database.gone.then((why) => lose("database", why, database.tail()));
    if (database.home !== join(settings.dataDir, "database"))
      steps.say(`  its files are in ${database.home}: the user who runs it cannot enter ${settings.dataDir}`);
    return database.url;
  });
}

async function startApi(databaseUrl: string, addresses: Addresses): Promise<void> {
  const ready = `http://${loopbackHost(settings.host)}:${settings.port}/readyz`;
  const { hear, announce } = announcements;
  const plan = { ...apiPlan(settings, databaseUrl, addresses), onLine: hear, onAnnouncement: announce };
  await steps.step("api", () => serve("api", plan, () => answersOk(ready)));
}

async function startSimulator({ simulatorPort }: Addresses): Promise<void> {
  if (simulatorPort === null) return;
  await steps.step("simulator", () =>
    serve("simulator", simulatorPlan(settings, simulatorPort), () => accepts(simulatorPort)),
  );
}

async function startWeb(addresses: Addresses): Promise<void> {
  await steps.step("console", () => serve("web", webPlan(settings, addresses), () => accepts(addresses.webPort)));
}

/** Starts a process and waits until it serves; its death, then or later, ends everything. */
async function serve(
  name: "api" | "simulator" | "web",
  plan: ChildPlan,
  isServing: () => Promise<boolean>,
): Promise<void> {
  if (stopping !== null) return;
  const child = startChild(plan, logs);
  running[name] = child;
  void child.gone.then((why) => {
    if (running[name] === child) lose(name, why, child.tail());
  });
  await until(isServing);
}

/** In development: the API again, from what was just compiled. */
function restartApi(addresses: Addresses): () => Promise<void> {
  return async () => {
    const before = running.api;
    delete running.api;
    await before?.stop();
    const url = running.database?.url ?? settings.databaseUrl;
    if (url !== null && stopping === null) await startApi(url, addresses);
  };
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

function lose(name: string, why: string, lastWords: string): void {
  if (stopping !== null) return;
  steps.say(
    `${lastWords}\n✗ ${name} stopped (${why}); everything else is stopped now. Its log: ${join(logs, `${name}.log`)}`,
  );
  end(1);
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
        for (const child of children()) child.kill();
      });
    }
  }
}

async function stopAll(): Promise<void> {
  await Promise.all((running.compilers ?? []).map((compiler) => compiler.stop()));
  for (const child of children()) await child.stop();
  release();
}

function children(): readonly { stop(): Promise<void>; kill(): void }[] {
  return [running.api, running.simulator, running.web, running.database].filter((child) => child !== undefined);
}
