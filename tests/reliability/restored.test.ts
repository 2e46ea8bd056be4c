/** R15: after a restore of the database positions count other events; whoever comes with a cursor from before is told so. */
import type { Client } from "../kit/clients.ts";
import { type Entry, openLog } from "../kit/clients-live.ts";
import { ask, type Backup, backUp } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { errorsOf, openSocket } from "../kit/raw-socket.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let node: ApiNode;
let scenario: Scenario;
let account: TestAccount;
let backup: Backup | undefined;

beforeAll(async () => {
  parley = await startParley();
  const [first] = parley.nodes;
  if (first === undefined) throw new Error("No node was started");
  node = first;
  scenario = await scenarioOn(parley);
  account = await scenario.account();
}, 120_000);
afterEach(async () => {
  await backup?.drop();
  backup = undefined;
});
afterAll(() => parley.stop());

const kinds = ["MESSAGE_ADDED"];
const cursorOf = async (client: Client) =>
  (await client.ask<{ viewer: { cursor: string } }>("{ viewer { cursor } }")).viewer.cursor;
const newest = async () => {
  const [head] = await ask<{ position: string }>(parley.databaseUrl, "select position from event_head");
  return Number(head?.position);
};

async function backedUp(): Promise<void> {
  await node.stop();
  backup = await backUp(parley.databaseUrl);
  await node.start();
}

/** Customers write until the log has grown beyond a position; their words. */
async function writesBeyond(position: number, what: string): Promise<readonly string[]> {
  const words: string[] = [];
  while ((await newest()) <= position) {
    words.push(`${what} ${words.length}`);
    await account.newCustomer().says(words.at(-1) ?? "");
  }
  return words;
}

/** What `events` answers first to whoever resumes after this cursor. */
async function firstAfter(after: string): Promise<Entry | undefined> {
  const log = await openLog(scenario.administrator, { after });
  const [first] = await eventually(
    () => log.entries(),
    (entries) => expect(entries.length).toBeGreaterThan(0),
  );
  await log.close();
  return first;
}

const isResync = { __typename: "ResyncRequired", reason: expect.stringMatching(/restored/) };

test("stopped, restored, and grown beyond the cursors of before: they are told, the others go on", async () => {
  await account.newCustomer().says("in both histories");
  await expect(account.interactions()).toEventuallyHaveLength(1);
  const shared = await cursorOf(scenario.administrator);
  await backedUp();

  const log = await openLog(scenario.administrator, { kinds });
  const reached = await newest();
  await writesBeyond(reached + 12, "lost");
  await eventually(
    () => log.entries(),
    (entries) => expect(entries.length).toBeGreaterThan(2),
  );
  const ofEvents = (await log.entries()).map(({ cursor }) => cursor);
  const ofViewer = await cursorOf(scenario.administrator);
  const lostEnd = await newest();
  await log.close();

  await node.stop();
  await backup?.restore();
  await node.start();
  expect(await newest()).toBeLessThan(lostEnd);
  // Their cursors lie ahead of the log; then other events have their positions.
  expect(await firstAfter(ofViewer)).toMatchObject({ __typename: "ResyncRequired" });
  const words = await writesBeyond(lostEnd + 5, "new");

  for (const cursor of [...ofEvents, ofViewer]) expect(await firstAfter(cursor)).toMatchObject(isResync);
  const socket = await openSocket(scenario.administrator);
  socket.subscribe("1", "subscription($after: Cursor) { messageAdded(after: $after) { cursor } }", { after: ofViewer });
  const [refused] = errorsOf(await socket.frame("1", "error"));
  expect(refused?.extensions).toMatchObject({ code: "RESYNC_REQUIRED", cursor: expect.any(String) });
  socket.end();
  expect(socket.frames.filter(({ type }) => type === "complete" || type === "next")).toEqual([]);

  const goesOn = await openLog(scenario.administrator, { after: shared, kinds });
  await eventually(
    () => goesOn.entries(),
    (entries) => expect(entries.map(({ message }) => message?.text)).toEqual(words),
  );
  await goesOn.close();

  // What it is told to go on after is of the new history.
  const afresh = await openLog(scenario.administrator, { after: refused?.extensions?.cursor ?? "", kinds });
  await account.newCustomer().says("after the resynchronisation");
  await eventually(
    () => afresh.entries(),
    (entries) => expect(entries.map(({ message }) => message?.text)).toEqual(["after the resynchronisation"]),
  );
  await afresh.close();
}, 120_000);

test("restored below a node that runs: it sends its readers away, and they are told", async () => {
  await backedUp();
  const reader = await openSocket(scenario.administrator);
  reader.subscribe("1", "subscription { events { ... on LiveEvent { cursor } ... on Heartbeat { cursor } } }");
  await writesBeyond((await newest()) + 6, "lost again");
  const lost = await cursorOf(scenario.administrator);

  await backup?.restore();
  expect(await reader.closed()).toMatchObject({ code: 1012 });
  expect(reader.frames.filter(({ type }) => type === "complete")).toEqual([]);
  await eventually(
    () => firstAfter(lost),
    (first) => expect(first).toMatchObject({ __typename: "ResyncRequired" }),
  );
  const again = await openLog(scenario.administrator, { kinds });
  await account.newCustomer().says("the node goes on");
  await eventually(
    () => again.entries(),
    (entries) => expect(entries.map(({ message }) => message?.text)).toEqual(["the node goes on"]),
  );
  await again.close();
}, 120_000);

test("a cursor of an earlier version, which had a position only, is told to resynchronise", async () => {
  const old = Buffer.from(JSON.stringify([await newest()])).toString("base64url");
  expect(await firstAfter(old)).toMatchObject(isResync);
});
