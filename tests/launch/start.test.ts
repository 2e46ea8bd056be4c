/** `npm start` as an operator meets it: steps, a system that serves, an orderly end, a hard one, and plain words for what is wrong. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import { freePort, recall } from "../../apps/api/src/launch/remembered.ts";
import { root } from "../../apps/api/src/launch/settings.ts";
import { eventually, until } from "../kit/eventually.ts";

const START = join(root, "apps/api/bin/start.mjs");
const PATIENCE_MS = 120_000;
const ADA = { name: "Ada Admin", email: "ada@example.test", password: "a long enough password" };

interface Start {
  readonly process: ChildProcess;
  readonly url: string;
  readonly printed: () => string;
  readonly exitCode: Promise<number | null>;
}

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-start-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await nothingRuns();
  const { home } = recall(join(folder, "closed/data/database.json"));
  if (typeof home === "string") rmSync(home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test(
  "it tells its steps, serves, stops in order, and has its data at the next start",
  async () => {
    const first = await start({});
    await ready(first);
    expect(first.printed()).toMatch(/✓ database [\d.]+ s/);
    expect(first.printed()).toMatch(/✓ api [\d.]+ s/);
    expect(first.printed()).toContain(`Console   http://localhost:${new URL(first.url).port}`);
    const token = /enter this token: (\S+)/.exec(await untilPrinted(first, "enter this token"))?.[1];
    expect(await act(first, "setUpFirstAdministrator", { ...ADA, setupToken: token })).toBe("SignInSuccess");

    first.process.kill("SIGTERM");
    expect(await first.exitCode).toBe(0);
    expect(processesOf(folder)).toEqual([]);

    const second = await start({});
    await ready(second);
    expect(await act(second, "signIn", { email: ADA.email, password: ADA.password })).toBe("SignInSuccess");
    second.process.kill("SIGINT");
    expect(await second.exitCode).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  },
  2 * PATIENCE_MS,
);

test(
  "killed outright it leaves nothing running, and starts again on what it left",
  async () => {
    const first = await start({});
    await ready(first);
    first.process.kill("SIGKILL");
    await nothingRuns();

    // As after a power cut in a container: the number in the file is another process's now.
    const pidFile = join(String(recall(join(folder, "database.json")).home), "postmaster.pid");
    if (!existsSync(pidFile)) writeFileSync(pidFile, `${process.pid}\n`);
    const second = await start({});
    await ready(second);
    second.process.kill("SIGTERM");
    expect(await second.exitCode).toBe(0);
  },
  2 * PATIENCE_MS,
);

const rootOnly = process.getuid?.() === 0 ? test : test.skip;
rootOnly(
  "as root below a folder closed to others it keeps its database where its user can enter, and says so",
  async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    chmodSync(folder, 0o700);
    const it = await start({ DATA_DIR: join(closed, "data") });
    await ready(it);
    expect(it.printed()).toContain("the user who runs it cannot enter");
    expect(statSync(join(closed, "data/database")).isDirectory()).toBe(true);
    it.process.kill("SIGTERM");
    expect(await it.exitCode).toBe(0);
  },
  PATIENCE_MS,
);

describe("what cannot work is said in one line, before anything is started", () => {
  test("a busy port", async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        done(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    expect(await refusal({ PORT: String(port) })).toBe(
      `✗ Port ${port} is in use; choose another: PORT=${port + 1} npm start`,
    );
    other.close();
  });

  test.each([
    [
      "no address",
      "nonsense",
      "✗ DATABASE_URL is not an address; it looks like postgres://user:password@host:5432/name",
    ],
    ["another database", "mysql://root@127.0.0.1/x", "✗ DATABASE_URL must begin with postgres://, not mysql://"],
    [
      "nobody there",
      "postgres://u:secret@127.0.0.1:1/x",
      "✗ DATABASE_URL: no database answers at 127.0.0.1:1/x: connect ECONNREFUSED 127.0.0.1:1",
    ],
  ])("DATABASE_URL: %s", async (_case, DATABASE_URL, words) => {
    expect(await refusal({ DATABASE_URL })).toBe(words);
  });

  test("DATABASE_URL: a wrong password, which is not printed", async () => {
    const address = Object.assign(new URL(process.env.TEST_DATABASE_URL ?? ""), { password: "wr0ng" });
    const words = await refusal({ DATABASE_URL: address.toString() });
    expect(words).toMatch(/^✗ DATABASE_URL: cannot sign in at 127\.0\.0\.1:\d+\/\w+: password authentication failed/);
    expect(words).not.toContain("wr0ng");
  });

  test.each(["Europe/Rom", "+02:00", "CET-1CEST"])("a TZ that nobody knows: %s", async (TZ) => {
    expect(await refusal({ TZ })).toBe(`✗ TZ must be a time zone such as Europe/Rome, not "${TZ}"`);
  });

  test("a log limit that is no number", async () => {
    expect(await refusal({ LOG_DAYS: "0" })).toBe('✗ LOG_DAYS must be a whole number from 1 to 9999, not "0"');
  });

  test("an unwritable data folder", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(await refusal({ DATA_DIR: join(file, "below") })).toMatch(/^✗ DATA_DIR: cannot write in .*: ENOTDIR/);
  });
});

async function start(environment: Readonly<Record<string, string>>): Promise<Start> {
  const port = environment.PORT ?? String(await freePort(undefined));
  const { NODE_OPTIONS: _jests, DATABASE_URL: _none, ...ours } = process.env;
  const child = spawn(process.execPath, [START], {
    env: { ...ours, DATA_DIR: folder, DEMO: "0", PORT: port, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exitCode = new Promise<number | null>((done) => child.once("close", done));
  return { process: child, url: `http://127.0.0.1:${port}`, printed: () => printed, exitCode };
}

async function ready(it: Start): Promise<void> {
  await untilPrinted(it, "Parley is ready");
  expect(await answersOk(`${it.url}/readyz`)).toBe(true);
}

async function untilPrinted(it: Start, words: string): Promise<string> {
  const hasEnded = () => it.process.exitCode !== null;
  await eventually(
    async () => it.printed(),
    (printed) => {
      if (!hasEnded()) expect(printed).toContain(words);
    },
    PATIENCE_MS,
  );
  expect(it.printed()).toContain(words);
  return it.printed();
}

function nothingRuns(): Promise<void> {
  return until(() => processesOf(folder).length === 0, "every process of the system ends");
}

/** The only line that a start which cannot work prints. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const it = await start(environment);
  expect(await it.exitCode).toBe(1);
  return it.printed().trimEnd();
}

async function act(it: Start, mutation: string, input: object): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const response = await fetch(`${it.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: it.url },
    body: JSON.stringify({
      query: `mutation Act($input: ${type}!) { it: ${mutation}(input: $input) { __typename } }`,
      variables: { input },
    }),
  });
  const { data } = (await response.json()) as { data: { it: { __typename: string } } };
  return data.it.__typename;
}

/** Processes that name the folder in their command or environment, other than this one. */
function processesOf(dataDir: string): readonly string[] {
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => `${read(`/proc/${pid}/cmdline`)} ${read(`/proc/${pid}/environ`)}`)
    .filter((words) => words.includes(dataDir));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
