/** R15: a reader who went away goes on after its cursor and misses nothing, or is told to fetch afresh. */
import { tokenOf } from "../kit/clients.ts";
import { type Entry, openLog } from "../kit/clients-live.ts";
import { ask } from "../kit/database.ts";
import { eventually, until } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

const kinds = ["MESSAGE_ADDED"];
const textsIn = (entries: readonly Entry[]) => entries.map(({ message }) => message?.text);

test("a connection dropped again and again misses nothing, repeats nothing, keeps the order", async () => {
  const account = await scenario.account();
  const customers = Array.from({ length: 4 }, () => account.newCustomer());
  const steady = await openLog(scenario.administrator, { kinds });
  const tool = await tokenOf(scenario.administrator);
  const seen: Entry[] = [];
  let log = await openLog(tool, { kinds });

  for (let round = 0; round < 6; round += 1) {
    const before = (await steady.entries()).length;
    const talk = Promise.all(customers.map((customer) => customer.says(`round ${round}`)));
    if (round % 2 === 0) await talk;
    log.drop();
    await until(() => log.isOver(), "the dropped connection ends");
    seen.push(...(await log.entries()));
    await talk;
    const after = log.cursor();
    log = await openLog(tool, { kinds, ...(after === null ? {} : { after }) });
    await eventually(
      () => steady.entries(),
      (entries) => expect(entries.length).toBeGreaterThanOrEqual(before + customers.length),
    );
  }
  await customers[0]?.says("the end");
  await eventually(
    () => log.entries(),
    (entries) => expect(textsIn(entries)).toContain("the end"),
  );

  seen.push(...(await log.entries()));
  const all = await eventually(
    () => steady.entries(),
    (entries) => expect(textsIn(entries)).toContain("the end"),
  );
  expect(seen.map(({ cursor }) => cursor)).toEqual(all.map(({ cursor }) => cursor));
  await Promise.all([log.close(), steady.close()]);
});

async function newestCursor(): Promise<string> {
  return (await scenario.administrator.ask<{ viewer: { cursor: string } }>("{ viewer { cursor } }")).viewer.cursor;
}

test("a cursor that nobody made is refused", async () => {
  const log = await openLog(scenario.administrator, { after: "not-a-cursor" });

  expect(log.errors().join()).toContain("BAD_USER_INPUT");
  expect(await log.entries()).toEqual([]);
  await log.close();
});

test("a cursor older than what the log keeps: resynchronise, then go on after the new one", async () => {
  const account = await scenario.account();
  const customer = account.newCustomer();
  const old = await newestCursor();
  await customer.says("long ago");
  await expect(account.interactions()).toEventuallyHaveLength(1);
  await ask(parley.databaseUrl, "update event set recorded_at = recorded_at - interval '3 days'");
  await ask(parley.databaseUrl, "select graphile_worker.add_job('forget_the_old')");
  await eventually(
    () => ask(parley.databaseUrl, "select 1 from event where recorded_at < now() - interval '2 days'"),
    (kept) => expect(kept).toEqual([]),
  );
  // What a node still has at hand is not too old for it.
  await parley.nodes[0]?.kill();
  await parley.nodes[0]?.start();

  const told = await eventually(
    async () => {
      const log = await openLog(scenario.administrator, { after: old });
      const [first] = await log.entries();
      await log.close();
      return first;
    },
    (first) => expect(first).toMatchObject({ __typename: "ResyncRequired", reason: expect.stringMatching(/\w/) }),
  );

  const log = await openLog(scenario.administrator, { after: told?.cursor ?? "", kinds });
  await customer.says("and now");
  await eventually(
    () => log.entries(),
    (entries) => expect(textsIn(entries)).toEqual(["and now"]),
  );
  await log.close();
});
