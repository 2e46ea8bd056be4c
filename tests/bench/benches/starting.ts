/** From the second `npm start` on (installed, built, database made) until the system says that it is ready. */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, startChild } from "../../../apps/api/src/launch/children.ts";
import { embeddedDatabase } from "../../../apps/api/src/launch/embedded-database.ts";
import { answersOk, until } from "../../../apps/api/src/launch/readiness.ts";
import { freePort } from "../../../apps/api/src/launch/remembered.ts";
import { root } from "../../../apps/api/src/launch/settings.ts";
import { startBare } from "../bare/start.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import { interleave } from "../rounds.ts";

export const starting: Bench = {
  ids: ["p12"],
  about: "second start until ready",
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const dataDir = await temporaryFolder(place, "parley-bench-start-");
  const bareDir = await temporaryFolder(place, "parley-bench-bare-");
  const port = await freePort(undefined);
  // The first start makes the database and the demo: not what is measured.
  const firstMs = await startOnce(place, dataDir, port);
  place.say(`first start ${(firstMs / 1_000).toFixed(1)} s`);
  await bareStart(bareDir);

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const ms = await startOnce(place, dataDir, port);
      place.say(`ready after ${(ms / 1_000).toFixed(2)} s`);
      return ms / 1_000;
    },
    limit: async () => (await bareStart(bareDir)) / 1_000,
  });
  return {
    wrong: [],
    rows: [
      {
        id: "p12",
        what: "second start to ready",
        unit: "s",
        ours: rounds.ours,
        limit: { what: "the database and a bare process", values: rounds.limit, wished: null },
        better: "less",
        floor: 2,
        goal: 1,
      },
    ],
  };
}

/** Starts everything as `npm start` does, with the demo, waits until it is ready and stops it; milliseconds to ready. */
async function startOnce(place: Place, dataDir: string, port: number): Promise<number> {
  const { DATABASE_URL: _none, ...environment } = process.env;
  const startedAt = performance.now();
  const launcher: Child = startChild(
    {
      name: "launcher",
      command: process.execPath,
      args: [join(root, "apps/api/dist/launch/start.js")],
      cwd: root,
      environment: {
        ...environment,
        HOST: "127.0.0.1",
        PORT: String(port),
        PUBLIC_URL: "",
        DATA_DIR: dataDir,
        DEMO: "1",
      },
      lifeline: "channel",
      stopSignal: "SIGTERM",
      stopWithinMs: 20_000,
    },
    join(dataDir, "bench-logs"),
  );
  place.leave(() => launcher.stop());
  await until(async () => {
    if (!launcher.isRunning()) throw new Error(`The launcher stopped:\n${launcher.tail()}`);
    return answersOk(`http://127.0.0.1:${port}/readyz`);
  });
  const ms = performance.now() - startedAt;
  await launcher.stop();
  return ms;
}

/** The least: the same database server, then one process that answers. */
async function bareStart(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const database = await embeddedDatabase({ dataDir });
  const bare = await startBare("endpoint", { DATABASE_URL: database.url });
  const ms = performance.now() - startedAt;
  await bare.stop();
  await database.stop();
  return ms;
}

async function temporaryFolder(place: Place, prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  place.leave(async () => {
    // The database's files are elsewhere where its user may not enter this folder.
    const home = await realpath(join(folder, "database")).catch(() => null);
    if (home !== null) await rm(home, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}
