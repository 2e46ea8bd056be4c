/** Two nodes on one database are one Parley, and one of them may die. */
import { openLog } from "../kit/clients-live.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let first: ApiNode;
let second: ApiNode;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley({ nodes: 2 });
  const [one, two] = parley.nodes;
  if (one === undefined || two === undefined) throw new Error("Two nodes were asked for");
  [first, second] = [one, two];
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

test("what comes in at one node is told, offered and answered at the other", async () => {
  const { agent, customer } = await scenario.accountWithOneAgent();
  const elsewhere = agent.at(second.url);
  const log = await elsewhere.sitsDown({ kinds: ["OFFER_MADE", "MESSAGE_CHANGED"] });

  await customer.says("Hello");
  const [told] = await eventually(
    () => log.entries(),
    (entries) => expect(entries).toMatchObject([{ kind: "OFFER_MADE" }]),
  );
  await elsewhere.accepts(told?.offer?.id ?? "");
  const interactionId = told?.interaction?.id ?? "";
  const messageId = await elsewhere.writes(interactionId, "Hello from the other node");

  // The provider reports to the first node, the reader sits at the second.
  await eventually(
    () => log.entries(),
    (entries) =>
      expect(entries.map(({ message }) => `${message?.id} ${message?.status}`)).toContain(`${messageId} READ`),
  );
  expect(await customer.received()).toHaveLength(1);
  await log.close();
});

test("a node killed in the middle of a wait: the other ends it on time", async () => {
  const { agent, customer, account } = await scenario.accountWithOneAgent({ stepSeconds: 8 });
  const elsewhere = agent.at(second.url);
  await elsewhere.sitsDown();
  const log = await openLog(scenario.administrator.at(second.url), { kinds: ["OFFER_CHANGED"] });
  await customer.says("Hello");
  const [offer] = await eventually(
    () => elsewhere.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );

  await first.kill();

  const [ended] = await eventually(
    () => log.entries(),
    (entries) => expect(entries).toMatchObject([{ offer: { id: offer?.id, state: "EXPIRED" } }]),
  );
  const late = new Date(ended?.offer?.decidedAt ?? "").getTime() - new Date(offer?.expiresAt ?? "").getTime();
  expect(Math.abs(late)).toBeLessThanOrEqual(1_000);
  await first.start();
  await expect(account.interactions()).toEventuallyMatchObject([{ phase: "WAITING" }]);
  await log.close();
}, 120_000);
