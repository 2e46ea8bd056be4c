/** `npm start` as an operator runs it, in folders that go with the test. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import { freePort } from "../../apps/api/src/launch/remembered.ts";
import { root } from "../../apps/api/src/launch/settings.ts";
import { type Client, signIn } from "../kit/clients.ts";
import { eventually, until } from "../kit/eventually.ts";

const START = join(root, "apps/api/bin/start.mjs");
export const PATIENCE_MS = 120_000;
export const ADA = { name: "Ada Admin", email: "ada@example.test", password: "a long enough password" };

export interface Start {
  readonly process: ChildProcess;
  readonly url: string;
  readonly printed: () => string;
  readonly exitCode: Promise<number | null>;
}

const started: ChildProcess[] = [];
let folder = "";

/** A folder for each test of the file, removed after it with every process that was started on it. */
export function useFolder(): void {
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "parley-start-")));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    await nothingRuns();
    for (const home of linkedDatabases(folder)) rmSync(home, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });
}

/** A path in the test's folder. */
export function path(...names: readonly string[]): string {
  return join(folder, ...names);
}

export async function start(environment: Readonly<Record<string, string>> = {}): Promise<Start> {
  const port = environment.PORT ?? String(await freePort(undefined));
  const { NODE_OPTIONS: _jests, DATABASE_URL: _none, ...ours } = process.env;
  const child = spawn(process.execPath, [START], {
    env: { ...ours, DATA_DIR: path("data"), DEMO: "0", PORT: port, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exitCode = new Promise<number | null>((done) => child.once("close", done));
  return { process: child, url: `http://127.0.0.1:${port}`, printed: () => printed, exitCode };
}

/** Starts on a data folder and waits until it serves. */
export async function startOn(dataDir: string): Promise<Start> {
  const it = await start({ DATA_DIR: dataDir });
  await ready(it);
  return it;
}

export async function ready(it: Start): Promise<void> {
  await untilPrinted(it, "Parley is ready");
  expect(await answersOk(`${it.url}/readyz`)).toBe(true);
}

/** Ends it as Ctrl-C does, and in order. */
export async function stop(it: Start): Promise<void> {
  it.process.kill("SIGINT");
  expect(await it.exitCode).toBe(0);
}

export async function untilPrinted(it: Start, words: string): Promise<string> {
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

export function nothingRuns(): Promise<void> {
  return until(() => processesOf(folder).length === 0, "every process of the system ends");
}

/** The only line that a start which cannot work prints. */
export async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const it = await start(environment);
  expect(await it.exitCode).toBe(1);
  return it.printed().trimEnd();
}

/** The one line with which a start on a data folder is refused, once the launcher looks at it. */
export async function refused(dataDir: string): Promise<string> {
  const lines = (await refusal({ DATA_DIR: dataDir })).split("\n").filter((line) => !line.startsWith("✓ "));
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

/** As `cp -a` does, which the README names for backups. */
export function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  execFileSync("cp", ["-a", from, to]);
}

/** Ada, the first administrator, made with the token that the start printed. */
export async function setUp(it: Start): Promise<Client> {
  const token = /enter this token: (\S+)/.exec(await untilPrinted(it, "enter this token"))?.[1];
  expect(await act(it, "setUpFirstAdministrator", { ...ADA, setupToken: token })).toBe("SignInSuccess");
  return ada(it);
}

/** Ada, who must be there from before. */
export function ada(it: Start): Promise<Client> {
  return signIn(it.url, { email: ADA.email, password: ADA.password });
}

export async function act(it: Start, mutation: string, input: object): Promise<string> {
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

/** Data that a system has and another one must not have. */
export async function addTeam(client: Client, name: string): Promise<void> {
  await client.must("createTeam", { name }, ["TeamSaved", "__typename"]);
}

export async function teamNames(client: Client): Promise<readonly string[]> {
  const { teams } = await client.ask<{ teams: readonly { name: string }[] }>("{ teams { name } }");
  return teams.map(({ name }) => name).sort();
}

/** Numbers of the processes that name the folder in their command or environment, other than this one. */
export function processesOf(dataDir: string, command = ""): readonly number[] {
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => {
      const called = read(`/proc/${pid}/cmdline`);
      return called.includes(command) && `${called} ${read(`/proc/${pid}/environ`)} `.includes(dataDir);
    })
    .map(Number);
}

/** The number of the server that works in a data folder's cluster, by the server's own word. */
export function serverOf(dataDir: string): number {
  return Number(read(join(dataDir, "database/postmaster.pid")).split("\n")[0]);
}

/** Databases that lie outside, where links in the folder lead. */
function linkedDatabases(below: string): readonly string[] {
  if (!existsSync(below)) return [];
  return readdirSync(below).flatMap((name) => {
    const found = join(below, name);
    const entry = lstatSync(found, { throwIfNoEntry: false });
    if (name === "database") return entry?.isSymbolicLink() === true ? [readlinkSync(found)] : [];
    return entry?.isDirectory() === true ? linkedDatabases(found) : [];
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
