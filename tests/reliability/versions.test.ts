/** Which versions may work on one database: older code is refused by a newer one's, and nodes of two versions say whether they may run side by side. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";
import { ask } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { metric } from "../kit/metrics.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const WORKSPACES = ["apps/api", "apps/web", "packages/schema", "packages/providers"];

let parley: Parley;
let node: ApiNode;
let scenario: Scenario;
beforeAll(async () => {
  parley = await startParley();
  const [only] = parley.nodes;
  if (only === undefined) throw new Error("A node was asked for");
  node = only;
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());
afterEach(async () => {
  await ask(parley.databaseUrl, "delete from mikro_orm_migrations where name = '29991231-of-the-future'");
  await ask(parley.databaseUrl, "update schema_version set version = $1, compatible_since = '0.1.0'", [version]);
});

/** What a node of a later version leaves behind. */
async function newerHasBeen(compatibleSince: string): Promise<void> {
  await ask(parley.databaseUrl, "insert into mikro_orm_migrations (name) values ('29991231-of-the-future')");
  await ask(parley.databaseUrl, "update schema_version set version = '99.9.9', compatible_since = $1", [
    compatibleSince,
  ]);
}

async function readiness(): Promise<readonly [status: number, reason: string | undefined]> {
  const response = await fetch(`${parley.url}/readyz`);
  return [response.status, ((await response.json()) as { reason?: string }).reason];
}

test("one version in all parts, told by /healthz and /metrics", async () => {
  const versions = WORKSPACES.map(
    (folder) => (JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { version: string }).version,
  );
  expect(new Set([version, ...versions])).toEqual(new Set([version]));
  expect(await (await fetch(`${parley.url}/healthz`)).json()).toEqual({ status: "up", version });
  expect(await metric(parley.url, "parley_build_info", { version })).toBe(1);
});

test("older code on a newer database refuses in one line, to serve and to migrate", async () => {
  await node.stop();
  await newerHasBeen("0.1.0");
  const line = `This database was last used by a newer Parley (99.9.9), and this is ${version}. Start that version or a later one, or restore a backup from before it.`;
  await expect(node.start()).rejects.toThrow(new Error(`api-1 stopped (exit code 1):\n${line}`));
  expect(await migrating()).toEqual([1, `${line}\n`]);

  await ask(parley.databaseUrl, "delete from mikro_orm_migrations where name = '29991231-of-the-future'");
  await ask(parley.databaseUrl, "update schema_version set compatible_since = '99.0.0'");
  await expect(node.start()).rejects.toThrow(line);

  await ask(parley.databaseUrl, "update schema_version set version = $1, compatible_since = '0.1.0'", [version]);
  await node.start();
}, 60_000);

test("while nodes are replaced: one of the former version goes on beside a newer one that only added", async () => {
  await newerHasBeen("0.1.0");
  await ask(parley.databaseUrl, "alter table account add column of_the_future text");
  expect(await readiness()).toEqual([200, undefined]);
  const { customer, agent } = await scenario.accountWithOneAgent();
  await customer.says("Hello");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  const id = await agent.writes(offer?.interaction.id ?? "", "Hello");
  await expect(agent.message(offer?.interaction.id ?? "", id)).toEventuallyMatchObject({ status: "READ" });
});

test("one that may not run beside the newer says so and gets no more requests", async () => {
  await newerHasBeen("99.0.0");
  expect(await readiness()).toEqual([503, expect.stringContaining("newer Parley (99.9.9)")]);
});

test("the version that migrated is kept with the database", async () => {
  expect(await ask(parley.databaseUrl, "select version, compatible_since from schema_version")).toEqual([
    { version, compatible_since: "0.1.0" },
  ]);
});

/** `npm run migrate`: its exit code and what it says. */
function migrating(): Promise<readonly [code: number | null, words: string]> {
  const child = spawn(process.execPath, [join(root, "apps/api/dist/migrate.js")], {
    env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: parley.databaseUrl },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words += chunk));
  return new Promise((done) => child.once("close", (code) => done([code, words])));
}
