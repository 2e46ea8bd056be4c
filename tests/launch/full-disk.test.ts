/** Disks that are full and readers who have left: what Parley says there is lost, and Parley goes on. */
import { execFileSync, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiPlan } from "../../apps/api/src/launch/plans.ts";
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import { freePort, recall } from "../../apps/api/src/launch/remembered.ts";
import { readSettings, root } from "../../apps/api/src/launch/settings.ts";
import { emptyDatabase } from "../kit/database.ts";
import { eventually, until } from "../kit/eventually.ts";

const PATIENCE_MS = 120_000;

let folder: string;
const cleanUps: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-full-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  const { home } = recall(join(folder, "database.json"));
  if (typeof home === "string") rmSync(home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a program on a free port and waits until it is ready; whoever reads its output has been given by the caller. */
async function serving(command: readonly string[], environment: NodeJS.ProcessEnv, stdio: StdioOptions) {
  const port = String(await freePort(undefined));
  const { NODE_OPTIONS: _jests, ...ours } = { ...process.env, ...environment };
  const child = spawn(process.execPath, command, { env: { ...ours, PORT: port }, stdio });
  const exit = once(child, "exit");
  cleanUps.push(async () => {
    child.kill("SIGTERM");
    await exit;
  });
  const isReady = () => answersOk(`http://127.0.0.1:${port}/readyz`);
  return { child, exit, isReady };
}

/** `npm start` on the folder, ready. */
async function launched(stdio: StdioOptions, environment: NodeJS.ProcessEnv = {}) {
  const start = join(root, "apps/api/bin/start.mjs");
  const it = await serving([start], { DATA_DIR: folder, DEMO: "0", DATABASE_URL: "", ...environment }, stdio);
  // Whoever waits for the output would see nothing of it here.
  await eventually(it.isReady, (ready) => expect(ready).toBe(true), PATIENCE_MS);
  return it;
}

const logsOf = () => join(folder, "logs");
const linesOf = (name: string) => readFileSync(join(logsOf(), name), "utf8").trimEnd().split("\n");
const firstLineOf = (name: string): unknown => JSON.parse(linesOf(name)[0] ?? "");

async function stopsInOrder({ child, exit }: Awaited<ReturnType<typeof launched>>): Promise<void> {
  child.kill("SIGTERM");
  expect(await exit).toEqual([0, null]);
}

test(
  "logs that cannot be written cost lines, which are counted once they can; they hold JSON only",
  async () => {
    mkdirSync(logsOf());
    const names = ["api.log", "web.log", "database.log"];
    for (const name of names) symlinkSync("/dev/full", join(logsOf(), name));
    const it = await launched(["ignore", "ignore", "ignore"]);
    expect(await it.isReady()).toBe(true);

    for (const name of names) rmSync(join(logsOf(), name));
    for (const name of names) {
      await until(() => readdirSync(logsOf()).includes(name) && linesOf(name)[0] !== "", `${name} is written again`);
      expect(firstLineOf(name)).toMatchObject({ level: "warn", error: "ENOSPC", lines: expect.any(Number) });
    }
    expect(await it.isReady()).toBe(true);
    await stopsInOrder(it);
    for (const name of readdirSync(logsOf()))
      for (const line of linesOf(name)) expect(JSON.parse(line)).toBeInstanceOf(Object);
    expect(linesOf("api.log").at(-1)).toContain('"stopping"');
  },
  PATIENCE_MS,
);

/** A file system of 64 kB at a folder; false where that is not allowed. */
function mountTiny(at: string): boolean {
  mkdirSync(at, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", at], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function mayMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), "parley-mount-"));
  const done = mountTiny(probe);
  if (done) execFileSync("umount", [probe]);
  rmSync(probe, { recursive: true });
  return done;
}

const whereMountable = mayMount() ? test : test.skip;
whereMountable(
  "a small file system that fills up under the logs, and has room again",
  async () => {
    mountTiny(logsOf());
    cleanUps.push(() => execFileSync("umount", ["--lazy", logsOf()]));
    const ballast = join(logsOf(), "ballast");
    // All but one page: the first lines fit, one of them by half.
    writeFileSync(ballast, Buffer.alloc(60 * 1_024));
    const it = await launched(["ignore", "ignore", "ignore"], { LOG_LEVEL: "trace" });
    for (let n = 0; n < 50; n += 1) expect(await it.isReady()).toBe(true);
    rmSync(ballast);
    await stopsInOrder(it);
    const lines = readdirSync(logsOf()).flatMap((name) => linesOf(name).filter((line) => line !== ""));
    const lost = lines.map((line): { error?: string } => JSON.parse(line)).filter(({ error }) => error === "ENOSPC");
    expect(lost.length).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);

test(
  "npm start > a file on a full disk, and npm start | head: it starts, serves and stops",
  async () => {
    const full = openSync("/dev/full", "w");
    const it = await launched(["ignore", full, full]);
    closeSync(full);
    await stopsInOrder(it);

    const other = await serving(
      [join(root, "apps/api/bin/start.mjs")],
      { DATA_DIR: folder, DEMO: "0", DATABASE_URL: "" },
      ["ignore", "pipe", "pipe"],
    );
    other.child.stdout?.destroy();
    other.child.stderr?.destroy();
    await eventually(other.isReady, (ready) => expect(ready).toBe(true), PATIENCE_MS);
    await stopsInOrder(other);
  },
  2 * PATIENCE_MS,
);

test(
  "the API alone, as a service manager runs it, with its output on a full disk or to nobody",
  async () => {
    const database = await emptyDatabase();
    cleanUps.push(() => database.drop());
    const settings = readSettings({ HOST: "127.0.0.1", DATA_DIR: folder, DEMO: "0" }, []);
    const { args, environment } = apiPlan(settings, database.url, { webPort: 1, simulatorPort: null });
    const program = args.filter((arg) => arg.endsWith("main.js"));
    const full = openSync("/dev/full", "w");
    for (const output of [full, "pipe"] as const) {
      const it = await serving(program, environment, ["ignore", output, output]);
      it.child.stdout?.destroy();
      await eventually(it.isReady, (ready) => expect(ready).toBe(true), PATIENCE_MS);
      await stopsInOrder(it);
    }
    closeSync(full);
  },
  PATIENCE_MS,
);
