/** R2: nothing that a provider was answered 200 for is lost, doubled or out of order, and nothing blocks the rest. */
import { randomUUID } from "node:crypto";
import { sendAll } from "../bench/load/closed-loop.ts";
import { openConnections } from "../bench/load/connection.ts";
import { type MetaNumber, metaWebhook } from "../bench/load/meta-webhook.ts";
import { threadOf } from "../kit/agent.ts";
import { eventually } from "../kit/eventually.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

/** What each customer's thread says, by their number; one entry an interaction. */
async function threads(account: TestAccount): Promise<Map<string, string[][]>> {
  const byPhone = new Map<string, string[][]>();
  const interactions = await account.interactions();
  const texts = await Promise.all(
    interactions.map(async ({ id }) => {
      const thread = await threadOf(scenario.administrator, id);
      return thread.filter(({ direction }) => direction === "INBOUND").map(({ text }) => text ?? "");
    }),
  );
  for (const [index, { contact }] of interactions.entries()) {
    const phone = contact.phone ?? "";
    byPhone.set(phone, [...(byPhone.get(phone) ?? []), texts[index] ?? []]);
  }
  return byPhone;
}

function metaNumber({ receiveUrl, credentials, phone }: TestAccount): MetaNumber {
  const { appSecret = "", accountSid = "", phoneNumberId = "" } = credentials;
  return { receiveUrl, appSecret, businessAccountId: accountSid, phoneNumberId, phone };
}

function shuffled<Thing>(things: readonly Thing[]): Thing[] {
  return things
    .map((thing) => ({ thing, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing);
}

test("each webhook three times, shuffled, over eight connections: each message once, in the customer's order", async () => {
  const account = await scenario.account();
  const startedAt = Date.now() - 60_000;
  const customers = Array.from({ length: 40 }, newPhone);
  const said = (nth: number) => `message ${nth}`;
  const webhooks = customers.flatMap((from) =>
    Array.from({ length: 5 }, (_, nth) =>
      metaWebhook(metaNumber(account), {
        from,
        messageId: `wamid.${randomUUID()}`,
        text: said(nth),
        sentAt: startedAt + nth * 2_000,
      }),
    ),
  );
  const connections = await openConnections(parley.url, 8);

  await sendAll(connections, shuffled([...webhooks, ...webhooks, ...webhooks]));
  for (const connection of connections) connection.close();

  const inOrder = Array.from({ length: 5 }, (_, nth) => said(nth));
  await eventually(
    () => threads(account),
    (byPhone) => expect(byPhone).toEqual(new Map(customers.map((phone) => [phone, [inOrder]]))),
  );
});

test.each(["twilio", "sinch", "meta", "kaleyra"] as const)(
  "%s's webhooks in three copies and any order: each message once, one interaction a customer",
  async (provider) => {
    const account = await scenario.account({ provider });
    await scenario.vendors.faults({
      numberId: account.numberId,
      webhookDuplicates: 2,
      shuffleWebhooks: { windowMs: 200 },
    });
    const customers = Array.from({ length: 5 }, () => account.newCustomer());
    const texts = ["a", "b", "c", "d"];

    await Promise.all(
      customers.flatMap((customer) => texts.map((text) => customer.says(`${text} ${provider}`, { wait: false }))),
    );

    const said = texts.map((text) => `${text} ${provider}`);
    await eventually(
      () => threads(account),
      (byPhone) => {
        const sorted = [...byPhone].map(([phone, all]) => [phone, all.map((thread) => thread.toSorted())]);
        expect(new Map(sorted as [string, string[][]][])).toEqual(
          new Map(customers.map(({ phone }) => [phone, [said]])),
        );
      },
    );
  },
);

test("a payload nobody can read is set aside with its reason, and the rest flows", async () => {
  const account = await scenario.account();
  const customer = account.newCustomer();
  const poison = JSON.stringify({ object: "whatsapp_business_account", entry: `poison ${account.id}` });
  await customer.says("before");

  const answer = await scenario.vendors.webhook({ numberId: account.numberId, body: poison });
  await customer.says("after");

  expect(answer.status).toBe(200);
  await eventually(
    () => threads(account),
    (byPhone) => expect(byPhone).toEqual(new Map([[customer.phone, [["before", "after"]]]])),
  );
  const { ingestProblems } = await scenario.administrator.ask<{
    ingestProblems: { edges: { node: { id: string; payload: string; reason: string; account: { id: string } } }[] };
  }>("{ ingestProblems { edges { node { id payload reason account { id } } } } }");
  const [aside, ...others] = ingestProblems.edges.map(({ node }) => node).filter((it) => it.account.id === account.id);
  expect(others).toEqual([]);
  expect(aside).toMatchObject({ payload: poison, reason: expect.stringMatching(/\w+/) });
  const replayed = await scenario.administrator.act("replayIngestProblem", { id: aside?.id });
  expect(replayed.__typename).toBe("ValidationFailed");
});
