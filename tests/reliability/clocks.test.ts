/** R14: two nodes whose clocks are 30 s apart decide by the database's clock, whichever of them routes. */
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

const AHEAD_SECONDS = 30;
const STEP_SECONDS = 6;

let parley: Parley;
let right: ApiNode;
let ahead: ApiNode;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley({ nodes: 2, clocksAhead: [0, AHEAD_SECONDS] });
  const [one, two] = parley.nodes;
  if (one === undefined || two === undefined) throw new Error("Two nodes were asked for");
  [right, ahead] = [one, two];
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

/** By how much the lines that a node printed are dated ahead of now, in seconds. */
function aheadBy(node: ApiNode): number {
  const times = [...node.printed().matchAll(/"time":"?([^",}]+)/g)].map(([, time = ""]) =>
    new Date(/^\d+$/.test(time) ? Number(time) : time).getTime(),
  );
  return Math.round((Math.max(...times) - Date.now()) / 1_000);
}

/** An offer that runs out while its agent sits at `node` and what is told happens, by the test's clock, which is the database's. */
async function runsOut(node: ApiNode, onRinging = async (): Promise<void> => undefined) {
  const { agent, customer } = await scenario.accountWithOneAgent({ stepSeconds: STEP_SECONDS });
  const there = agent.at(node.url);
  const log = await there.sitsDown({ kinds: ["OFFER_MADE", "OFFER_CHANGED"] });
  const askedAt = Date.now();
  await customer.says("Hello");
  const [made] = await eventually(
    () => log.entries(),
    (entries) => expect(entries).toMatchObject([{ kind: "OFFER_MADE" }]),
  );
  const rungAt = Date.now();
  await expect(there.offers()).toEventuallyHaveLength(1);
  await onRinging();
  const [, ended] = await eventually(
    () => log.entries(),
    (entries) => expect(entries).toMatchObject([{}, { offer: { id: made?.offer?.id, state: "EXPIRED" } }]),
    (STEP_SECONDS + 10) * 1_000,
  );
  const endedAt = Date.now();
  await log.close();
  const time = (moment: string | null | undefined) => new Date(moment ?? "").getTime();
  return {
    offeredLateMs: time(made?.offer?.offeredAt) - askedAt,
    rungMs: rungAt - askedAt,
    waitMs: time(made?.offer?.expiresAt) - time(made?.offer?.offeredAt),
    decidedLateMs: time(ended?.offer?.decidedAt) - time(made?.offer?.expiresAt),
    ranMs: endedAt - rungAt,
  };
}

function expectTrueTimes({ offeredLateMs, rungMs, waitMs, decidedLateMs, ranMs }: Awaited<ReturnType<typeof runsOut>>) {
  expect(offeredLateMs).toBeGreaterThanOrEqual(-5);
  expect(offeredLateMs).toBeLessThanOrEqual(rungMs + 5);
  expect(Math.abs(waitMs - STEP_SECONDS * 1_000)).toBeLessThanOrEqual(1_000);
  expect(Math.abs(decidedLateMs)).toBeLessThanOrEqual(1_000);
  expect(Math.abs(ranMs - STEP_SECONDS * 1_000)).toBeLessThanOrEqual(2_000);
}

test("the clocks are really apart, and an offer lasts as long at either node", async () => {
  expect(aheadBy(right)).toBeLessThanOrEqual(0);
  expect(aheadBy(ahead)).toBeGreaterThan(AHEAD_SECONDS / 2);
  const [atRight, atAhead] = await Promise.all([runsOut(right), runsOut(ahead)]);
  expectTrueTimes(atRight);
  expectTrueTimes(atAhead);
}, 60_000);

test("what one node offers the other accepts, and an agent at either is there", async () => {
  const { agents, customer, account } = await scenario.accountWithAgents(2, { stepSeconds: 20 });
  const [first, second] = agents;
  if (first === undefined || second === undefined) throw new Error("Two agents were asked for");
  const late = second.at(ahead.url);
  await late.sitsDown();
  await customer.says("Hello");
  const [offer] = await eventually(
    () => late.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await expect(first.offers()).toEventuallyHaveLength(1);
  expect((await late.accepts(offer?.id ?? "")).__typename).toBe("OfferAccepted");
  await expect(first.offers()).toEventuallyHaveLength(0);
  await expect(account.interactions()).toEventuallyMatchObject([{ assignedAgent: { id: second.id } }]);
}, 60_000);

test("one is killed in the middle of a wait: the other, ahead or not, ends it on time", async () => {
  expectTrueTimes(await runsOut(ahead, () => right.kill()));
  await right.start();
  expectTrueTimes(await runsOut(right, () => ahead.kill()));
  await ahead.start();
}, 180_000);
