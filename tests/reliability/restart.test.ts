/** R2, R14: what was answered survives a power cut, and deadlines that ran meanwhile end on time. */
import { randomUUID } from "node:crypto";
import { type Connection, openConnections } from "../bench/load/connection.ts";
import { type MetaNumber, metaWebhook } from "../bench/load/meta-webhook.ts";
import { type Agent, threadOf } from "../kit/agent.ts";
import { type EntryOffer, openLog } from "../kit/clients-live.ts";
import type { Customer } from "../kit/customer.ts";
import { eventually, until } from "../kit/eventually.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let node: ApiNode;
let scenario: Scenario;

/** How long a start takes here and now: a wait must be longer than the restart inside it. */
let startSeconds: number;

beforeAll(async () => {
  const begunAt = performance.now();
  parley = await startParley();
  startSeconds = (performance.now() - begunAt) / 1_000;
  const [first] = parley.nodes;
  if (first === undefined) throw new Error("No node was started");
  node = first;
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

function metaNumber({ receiveUrl, credentials, phone }: TestAccount): MetaNumber {
  const { appSecret = "", accountSid = "", phoneNumberId = "" } = credentials;
  return { receiveUrl, appSecret, businessAccountId: accountSid, phoneNumberId, phone };
}

interface Posted {
  readonly from: string;
  readonly text: string;
  readonly isTaken: boolean;
}

/** Posts messages of these customers one after the other until the connection breaks; each as it was answered. */
async function postUntilCut(
  connection: Connection,
  number: MetaNumber,
  customers: readonly string[],
  posted: Posted[],
): Promise<void> {
  for (let nth = 0; ; nth += 1) {
    const from = customers[nth % customers.length] ?? "";
    const text = `message ${nth} of ${from}`;
    const webhook = metaWebhook(number, { from, messageId: `wamid.${randomUUID()}`, text, sentAt: Date.now() });
    const status = await connection.send(webhook).then(
      (answer) => answer.status,
      () => null,
    );
    posted.push({ from, text, isTaken: status === 200 });
    if (status === null) return;
  }
}

async function textsByPhone(account: TestAccount): Promise<Map<string, (string | null)[]>> {
  const interactions = await account.interactions();
  const entries = interactions.map(async ({ id, contact }) => {
    const thread = await threadOf(scenario.administrator, id);
    const inbound = thread.filter(({ direction }) => direction === "INBOUND").map(({ text }) => text);
    return [contact.phone ?? "", inbound] as const;
  });
  const all = await Promise.all(entries);
  expect(new Set(all.map(([phone]) => phone)).size).toBe(all.length);
  return new Map(all);
}

test("killed at random points under load: all that was answered 200 is there, once", async () => {
  const account = await scenario.account();
  const posted: Posted[] = [];
  for (let round = 0; round < 3; round += 1) {
    const connections = await openConnections(parley.url, 8);
    const posting = connections.map((connection) =>
      postUntilCut(connection, metaNumber(account), Array.from({ length: 4 }, newPhone), posted),
    );
    const enough = posted.length + 20 + Math.floor(Math.random() * 180);
    await until(() => posted.length >= enough, "requests are answered");
    await node.kill();
    await Promise.all(posting);
    await node.start();
  }

  const taken = posted.filter(({ isTaken }) => isTaken);
  expect(taken.length).toBeGreaterThan(50);
  await eventually(
    () => textsByPhone(account),
    (threads) => {
      const missing = taken.filter(({ from, text }) => !threads.get(from)?.includes(text));
      expect(missing).toEqual([]);
    },
  );
  const threads = [...(await textsByPhone(account)).values()];
  expect(threads.filter((texts) => new Set(texts).size !== texts.length)).toEqual([]);
}, 180_000);

/** How late a deadline was kept, by the database's own clock. */
const lateMs = ({ decidedAt, expiresAt }: EntryOffer) =>
  new Date(decidedAt ?? "").getTime() - new Date(expiresAt).getTime();

async function accepted(agent: Agent, customer: Customer): Promise<string> {
  await customer.says("Hello");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  return offer?.interaction.id ?? "";
}

const ringsFor = (agent: Agent, reason: string) =>
  eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toMatchObject([{ reason }]),
  );

test("killed inside the owner's, the queue's and the plan's wait: each ends on time and goes on", async () => {
  const seconds = Math.ceil(8 + 2 * startSeconds);
  const waits = {
    waitForAgentSeconds: seconds,
    waitForQueueSeconds: seconds,
    stepSeconds: seconds,
    agentTimeoutSeconds: 600,
  };
  const [owners, queues, plans] = await Promise.all([
    scenario.accountWithOneAgent(waits),
    scenario.accountWithAgents(2, { ...waits, strategy: "ROUND_ROBIN" }),
    scenario.accountWithOneAgent(waits),
  ]);

  // An owner whose tab is closed, and an owner who says no so that the other of the queue is asked.
  await owners.agent.closesTab(await accepted(owners.agent, owners.customer));
  await queues.customer.says("Hello");
  const [theirOffers] = await eventually(
    () => Promise.all(queues.agents.map((agent) => agent.offers())),
    (ringing) => expect(ringing.flat()).toHaveLength(1),
  );
  const [refuser, other] = theirOffers?.length === 1 ? queues.agents : queues.agents.toReversed();
  if (refuser === undefined || other === undefined) throw new Error("Two agents were asked for");
  const [theirs] = await ringsFor(refuser, "PLAN_QUEUE");
  await refuser.accepts(theirs?.id ?? "");
  await refuser.closesTab(theirs?.interaction.id ?? "");
  const { viewer } = await scenario.administrator.ask<{ viewer: { cursor: string } }>("{ viewer { cursor } }");

  await Promise.all([owners, queues, plans].map(({ customer }) => customer.says("Are you there?")));
  const [ownersOffer] = await ringsFor(owners.agent, "ASSIGNED_AGENT");
  const [refused] = await ringsFor(refuser, "ASSIGNED_AGENT");
  await refuser.rejects(refused?.id ?? "");
  const [queuesOffer] = await ringsFor(other, "ASSIGNED_QUEUE");
  const [plansOffer] = await ringsFor(plans.agent, "PLAN_QUEUE");
  await node.kill();
  await node.start();
  await Promise.all([owners.agent, refuser, other, plans.agent].map((agent) => agent.sitsDown()));

  // Found again by the wait it belongs to: an agent who was away too long is offered the same wait anew.
  const waitOf = ({ reason, expiresAt }: Pick<EntryOffer, "reason" | "expiresAt">) => `${reason} until ${expiresAt}`;
  const waiting = [ownersOffer, queuesOffer, plansOffer].map((offer) => (offer ? waitOf(offer) : ""));
  const log = await openLog(scenario.administrator, { after: viewer.cursor, kinds: ["OFFER_CHANGED"] });
  const ended = await eventually(
    async () => {
      const offers = (await log.entries()).flatMap(({ offer }) => offer ?? []);
      const expired = offers.filter(({ state }) => state === "EXPIRED");
      return waiting.map((wait) => expired.find((offer) => waitOf(offer) === wait));
    },
    (offers) => expect(offers).not.toContain(undefined),
    (seconds + 20) * 1_000,
  );
  const late = ended.map((offer) => (offer ? lateMs(offer) : Number.NaN));
  expect(late.filter((ms) => Math.abs(ms) > 1_000)).toEqual([]);

  // The owner's queue is asked next, after the queue the plan, and the spent plan leaves it to whoever takes it.
  await ringsFor(owners.agent, "ASSIGNED_QUEUE");
  await eventually(
    () => Promise.all([refuser, other].map((agent) => agent.offers())),
    (ringing) => expect(ringing.flat()).toMatchObject([{ reason: "PLAN_QUEUE" }]),
  );
  await expect(plans.account.interactions()).toEventuallyMatchObject([{ phase: "WAITING" }]);
  await log.close();
}, 180_000);
