/** A key that is not the database's own is refused before anything is served: nothing may look healthy and be unable to work. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../apps/api/src/launch/remembered.ts";
import { root } from "../../apps/api/src/launch/settings.ts";
import { ask } from "../kit/database.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";
import "../kit/eventually.ts";

const WRONG = "another key of enough characters";
const WRONG_FILE = /The key in .*secret-key is not the one .* SECRET_KEY_LOST=1/;
const MISSING = /a key that is missing: SECRET_KEY is not set, and there is no .*secret-key\./;

let parley: Parley;
let first: ApiNode;
let second: ApiNode;
let scenario: Scenario;
let account: TestAccount;
let elsewhere: string;

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "parley-other-data-"));
  parley = await startParley({ nodes: 2 });
  const [one, two] = parley.nodes;
  if (one === undefined || two === undefined) throw new Error("Two nodes were asked for");
  [first, second] = [one, two];
  scenario = await scenarioOn(parley);
  account = await scenario.account();
}, 120_000);
afterAll(async () => {
  await parley.stop();
  await rm(elsewhere, { recursive: true, force: true });
});

const knock = () => deliver(signed(account, textBody(account, newPhone(), "Hello")));

/** The last words of a node that does not start. */
async function refusal(node: ApiNode, changed: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const words = await node.start(changed).then(
    () => "It started.",
    (error: Error) => error.message,
  );
  const [why = "", ...printed] = words.split("\n");
  expect(why).toMatch(/stopped \(exit code 1\)/);
  return printed;
}

test("two nodes with two keys on one database: the second refuses in one line, the first goes on", async () => {
  await second.stop();
  expect(await refusal(second, { SECRET_KEY: WRONG })).toEqual([
    expect.stringMatching(/^SECRET_KEY is not the key .* Set it to the former key, .* cannot be recovered .*$/),
  ]);
  expect(second.printed()).not.toContain(WRONG);
  expect((await knock()).status).toBe(200);
  await second.start();
});

test("a restored database without the key file: refused, and no new key is made", async () => {
  await second.stop();
  expect(await refusal(second, { DATA_DIR: elsewhere })).toEqual([expect.stringMatching(MISSING)]);
  expect(existsSync(join(elsewhere, "secret-key"))).toBe(false);
  await second.start();
});

test("a database from before keys were checked: the key must open what is sealed, and is known from then on", async () => {
  await second.stop();
  await ask(parley.databaseUrl, "delete from sealing_check");
  expect(await refusal(second, { SECRET_KEY: WRONG })).toHaveLength(1);
  expect(await refusal(second, { DATA_DIR: elsewhere })).toEqual([expect.stringMatching(MISSING)]);
  expect(await ask(parley.databaseUrl, "select 1 from sealing_check")).toEqual([]);
  await second.start();
  expect(await ask(parley.databaseUrl, "select 1 from sealing_check")).toHaveLength(1);
});

test("npm start shows the line and ends", async () => {
  const child = spawn(process.execPath, [join(root, "apps/api/bin/start.mjs")], {
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      DATA_DIR: elsewhere,
      DATABASE_URL: parley.databaseUrl,
      DEMO: "0",
      PORT: String(await freePort(undefined)),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk));
  expect(await new Promise((done) => child.once("close", done))).toBe(1);
  expect(printed.split("\n").filter((line) => MISSING.test(line))).toHaveLength(1);
}, 60_000);

test("a lost key is given up knowingly: nothing is erased, accounts say so until their credentials are entered again", async () => {
  await Promise.all([first.stop(), second.stop()]);
  await first.start({ DATA_DIR: elsewhere, SECRET_KEY_LOST: "1" });
  expect(first.printed()).toContain("SECRET_KEY_LOST");
  expect((await knock()).status).toBe(503);
  const { administrator } = scenario;
  const shown = async () =>
    (
      await administrator.ask<{ account: { needsCredentials: boolean; version: number } }>(
        "query Shown($id: ID!) { account(id: $id) { needsCredentials version } }",
        { id: account.id },
      )
    ).account;
  expect(await shown()).toMatchObject({ needsCredentials: true });

  // The former key is the wrong one now; it opens what it opened, should it be found after all.
  expect(await refusal(second, {})).toEqual([expect.stringMatching(WRONG_FILE)]);

  const credentials = Object.entries(account.credentials).map(([name, value]) => ({ name, value }));
  await account.changes({ credentials });
  expect(await shown()).toMatchObject({ needsCredentials: false });
  expect((await knock()).status).toBe(200);
  await second.start({ DATA_DIR: elsewhere });
}, 60_000);
