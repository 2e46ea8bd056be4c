/** A whole system for a test: its processes as `npm start` runs them, on free ports, with a database of its own. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, type ChildPlan, startChild } from "../../apps/api/src/launch/children.ts";
import { apiPlan, simulatorPlan, webPlan } from "../../apps/api/src/launch/plans.ts";
import { accepts, answersOk, until } from "../../apps/api/src/launch/readiness.ts";
import { freePort } from "../../apps/api/src/launch/remembered.ts";
import { type LaunchSettings, readSettings } from "../../apps/api/src/launch/settings.ts";
import { emptyDatabase, type TestDatabase } from "./database.ts";

export interface ParleyOptions {
  /** Demo accounts, users and past interactions; without it the first administrator is made through the API. */
  readonly demo?: boolean;
  /** API processes on one database; 1 unless told. */
  readonly nodes?: number;
  /** By how much each node's clock is ahead of the machine's, in seconds; 0 where nothing is said. */
  readonly clocksAhead?: readonly number[];
  /** The console's pages behind the API: for browser tests. */
  readonly pages?: boolean;
  /** A database of the test's own, such as a server that it will take away. The caller drops it. */
  readonly database?: TestDatabase;
  /** Variables for the API, over those that every test has. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ApiNode {
  /** Without a trailing slash. */
  readonly url: string;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** As an operator would. */
  stop(): Promise<void>;
  /** Again on the same port, with these variables over those it had; resolves when it is ready, rejects with its last words. */
  start(changed?: Readonly<Record<string, string>>): Promise<void>;
  /** Process id of the API; undefined while it is stopped. */
  pid(): number | undefined;
  /** Everything that this node printed since its last start: at most its last lines. */
  printed(): string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface Parley {
  /** Of the first node, without a trailing slash. */
  readonly url: string;
  readonly nodes: readonly ApiNode[];
  /** The vendors, played; its control API too. */
  readonly simulatorUrl: string;
  /** What its control API asks for. */
  readonly simulatorToken: string;
  readonly databaseUrl: string;
  /** Logs and keys; removed at the end. */
  readonly dataDir: string;
  readonly administrator: Credentials;
  stop(): Promise<void>;
}

const START_WITHIN_MS = 60_000;

/** Somebody whom the demo has. */
export function demoPerson(login: string): Credentials {
  return { email: `${login}@demo.test`, password: "parley-demo" };
}

/** Starts a system and resolves when every node is ready. Whoever starts it stops it. */
export async function startParley(options: ParleyOptions = {}): Promise<Parley> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-test-"));
  const database = options.database ?? (await emptyDatabase());
  const children: Child[] = [];
  const clean = async () => {
    await Promise.all(children.map((child) => child.stop()));
    if (options.database === undefined) await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };

  try {
    const setupToken = options.environment?.SETUP_TOKEN ?? randomBytes(24).toString("hex");
    const simulatorToken = randomBytes(24).toString("hex");
    const [simulatorPort, webPort, ...apiPorts] = await freePorts(2 + (options.nodes ?? 1));
    if (simulatorPort === undefined || webPort === undefined) throw new Error("No free port");
    const settingsOf = (port: number): LaunchSettings =>
      readSettings(
        {
          ...process.env,
          LOG_LEVEL: "info",
          SETUP_TOKEN: setupToken,
          SIMULATOR_TOKEN: simulatorToken,
          ...options.environment,
          NODE_OPTIONS: "",
          HOST: "127.0.0.1",
          PORT: String(port),
          PUBLIC_URL: options.environment?.PUBLIC_URL ?? `http://127.0.0.1:${apiPorts[0]}`,
          DATA_DIR: dataDir,
          DATABASE_URL: database.url,
          DEMO: options.demo === true ? "1" : "0",
        },
        [],
      );
    const first = settingsOf(apiPorts[0] ?? 0);
    const addresses = { webPort, simulatorPort };

    const begin = async (plan: ChildPlan, serves: () => Promise<boolean>) => {
      const child = startChild(plan, join(dataDir, "logs"));
      children.push(child);
      await served(child, serves);
    };
    const nodes = apiPorts.map((port, index) => {
      const plan = withClock(apiPlan(settingsOf(port), database.url, addresses), options.clocksAhead?.[index] ?? 0);
      return apiNode({ plan, port, index, dataDir, children });
    });
    await Promise.all([
      begin(simulatorPlan(first, simulatorPort), () => accepts(simulatorPort)),
      ...(options.pages === true ? [begin(webPlan(first, addresses), () => accepts(webPort))] : []),
      // The first node migrates and fills the demo; the others find it done.
      nodes[0]?.start(),
    ]);
    await Promise.all(nodes.slice(1).map((node) => node.start()));

    const url = nodes[0]?.url ?? "";
    const administrator = options.demo === true ? demoPerson("admin") : await firstAdministrator(url, setupToken);
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    return { url, nodes, simulatorUrl, simulatorToken, databaseUrl: database.url, dataDir, administrator, stop: clean };
  } catch (failure) {
    await clean();
    throw failure;
  }
}

function withClock(plan: ChildPlan, aheadSeconds: number): ChildPlan {
  if (aheadSeconds === 0) return plan;
  return {
    ...plan,
    args: ["--import", new URL("./clock-ahead.mjs", import.meta.url).href, ...plan.args],
    environment: { ...plan.environment, CLOCK_AHEAD_SECONDS: String(aheadSeconds) },
  };
}

interface NodePlan {
  readonly plan: ChildPlan;
  readonly port: number;
  readonly index: number;
  readonly dataDir: string;
  readonly children: Child[];
}

function apiNode({ plan, port, index, dataDir, children }: NodePlan): ApiNode {
  const url = `http://127.0.0.1:${port}`;
  let child: Child | null = null;
  let lines: string[] = [];
  return {
    url,
    async start(changed = {}) {
      lines = [];
      const environment = { ...plan.environment, ...changed };
      child = startChild(
        { ...plan, environment, name: `api-${index + 1}`, onLine: (line) => lines.push(line) },
        join(dataDir, "logs"),
      );
      children.push(child);
      await served(child, () => answersOk(`${url}/readyz`));
    },
    async kill() {
      child?.kill();
      await child?.gone;
    },
    async stop() {
      await child?.stop();
    },
    pid: () => (child?.isRunning() === true ? child.pid : undefined),
    printed: () => lines.join("\n"),
  };
}

/** Resolves when it serves; rejects with its last words when it dies or takes too long. */
async function served(child: Child, serves: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  await until(async () => {
    if (!child.isRunning()) throw new Error(`${child.name} stopped (${await child.gone}):\n${child.tail()}`);
    if (Date.now() > deadline) throw new Error(`${child.name} was not ready in time:\n${child.tail()}`);
    return serves();
  });
}

/** All found before any is used, so that no two are the same. */
async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort(undefined));
  return [...ports];
}

async function firstAdministrator(url: string, setupToken: string): Promise<Credentials> {
  const credentials = { email: "ada@example.test", password: "a long enough password" };
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({
      query: `mutation SetUp($input: SetUpFirstAdministratorInput!) {
        setUpFirstAdministrator(input: $input) { __typename ... on UserError { message } }
      }`,
      variables: { input: { ...credentials, name: "Ada Admin", setupToken } },
    }),
  });
  const answer = await response.text();
  if (!answer.includes('"SignInSuccess"')) throw new Error(`The first administrator could not be made: ${answer}`);
  return credentials;
}
