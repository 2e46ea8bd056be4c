/** An account whose stored credentials are damaged: nothing that concerns it is lost, and nothing else is disturbed. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { turnBit } from "../kit/damaged-credentials.ts";
import { ask } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { metric } from "../kit/metrics.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let crm: Server;
let crmUrl: string;
let callsOfCrm = 0;

beforeAll(async () => {
  crm = createServer((_request, response) => {
    callsOfCrm += 1;
    response.end("{}");
  });
  await new Promise<void>((done) => crm.listen(0, "127.0.0.1", done));
  crmUrl = `http://127.0.0.1:${(crm.address() as AddressInfo).port}`;
  parley = await startParley({ environment: { OUTGOING_ALLOWED: crmUrl } });
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(async () => {
  await parley.stop();
  crm.close();
});

const damage = ({ id }: TestAccount) => turnBit(parley.databaseUrl, id);
const repair = damage;

async function needsCredentials({ id }: TestAccount): Promise<boolean> {
  const { account } = await scenario.administrator.ask<{ account: { needsCredentials: boolean } }>(
    "query Shown($id: ID!) { account(id: $id) { needsCredentials } }",
    { id },
  );
  return account.needsCredentials;
}

/** Resolves when the API has seen the damage, or the repair. What is sent is unsigned, so nothing is ever stored of it. */
async function hasNoticed(account: TestAccount, status: 401 | 503): Promise<void> {
  const unsigned = { url: account.receiveUrl, headers: {}, body: textBody(account, newPhone(), "Hello") };
  await eventually(
    async () => (await deliver(unsigned)).status,
    (answered) => expect(answered).toBe(status),
  );
}

test.each(["meta", "twilio", "sinch", "kaleyra"] as const)(
  "%s: its webhooks are answered 503, so that they come again, and the same one is taken once it is mended",
  async (provider) => {
    const account = await scenario.account({ provider });
    await hasNoticed(account, 401);
    await damage(account);
    await hasNoticed(account, 503);

    const webhook = signed(account, textBody(account, newPhone(), "Do not lose me"));
    const before = await metric(parley.url, "parley_webhooks_refused_total", { reason: "unreadable_account" });
    const response = await fetch(webhook.url, {
      method: "POST",
      headers: webhook.headers,
      body: new Uint8Array(webhook.body),
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await metric(parley.url, "parley_webhooks_refused_total", { reason: "unreadable_account" })).toBe(
      before + 1,
    );
    // Whoever does not know the address learns nothing of it.
    expect((await deliver({ ...webhook, url: `${webhook.url}x` })).status).toBe(404);
    expect(await needsCredentials(account)).toBe(true);
    await eventually(
      () => metric(parley.url, "parley_accounts_unreadable"),
      (value) => expect(value).toBe(1),
    );

    await repair(account);
    await hasNoticed(account, 401);
    expect((await deliver(webhook)).status).toBe(200);
    await expect(account.interactions()).toEventuallyHaveLength(1);
    expect(await needsCredentials(account)).toBe(false);
    await eventually(
      () => metric(parley.url, "parley_accounts_unreadable"),
      (value) => expect(value).toBe(0),
    );
    const lines = parley.nodes[0]?.printed().split("\n") ?? [];
    expect(lines.filter((line) => line.includes(account.id) && line.includes("cannot be read"))).toHaveLength(1);
  },
  60_000,
);

test("what an agent writes meanwhile stays queued, and goes out once it is mended", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await customer.says("Hello");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  const interactionId = offer?.interaction.id ?? "";
  await damage(account);
  await hasNoticed(account, 503);

  const putOff = () => metric(parley.url, "parley_sends_total", { provider: "meta", outcome: "later" });
  const before = await putOff();
  const messageId = await agent.writes(interactionId, "Wait for me");
  await eventually(putOff, (count) => expect(count).toBeGreaterThanOrEqual(before + 2));
  expect(await agent.message(interactionId, messageId)).toMatchObject({ status: "QUEUED", failure: null });
  expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 0 });
  expect(
    await scenario.administrator.act("synchroniseTemplates", { accountId: account.id }, { ProviderRefused: "message" }),
  ).toMatchObject({ __typename: "ProviderRefused", message: expect.stringContaining("cannot be opened") });

  await repair(account);
  await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "READ" });
  expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1, accepted: 1 });
}, 60_000);

test("what was stored before it was read waits in its order, and other accounts pass it", async () => {
  const [broken, fine] = [await scenario.account(), await scenario.account()];
  await damage(broken);
  await hasNoticed(broken, 503);
  const body = textBody(broken, newPhone(), "Stored in time");
  const stored = await ask<{ id: number }>(
    parley.databaseUrl,
    "insert into webhook (account_id, method, url, headers, body) select $1, 'POST', $2, '{}', $3 from generate_series(1, 300) returning id",
    [broken.id, broken.receiveUrl, body],
  );
  expect(stored).toHaveLength(300);

  await fine.newCustomer().says("I am not concerned");
  await expect(fine.interactions()).toEventuallyHaveLength(1);
  expect(await broken.interactions()).toHaveLength(0);
  const states = () => ask(parley.databaseUrl, "select distinct state from webhook where account_id = $1", [broken.id]);
  expect(await states()).toEqual([{ state: "pending" }]);

  await repair(broken);
  await expect(broken.interactions()).toEventuallyHaveLength(1);
  await eventually(states, (rows) => expect(rows).toEqual([{ state: "done" }]));
}, 60_000);

test("a damaged header of a plan's step: nobody is asked without it, and the thread says why", async () => {
  const account = await scenario.account();
  const headers = [{ name: "Authorization", value: "Bearer for the CRM" }];
  await account.plans([{ type: "HTTP_REQUEST", url: crmUrl, headers }]);
  await ask(
    parley.databaseUrl,
    "update routing_plan set actions = jsonb_set(actions, '{0,headers,0,sealed}', to_jsonb(encode('damaged', 'base64'))) where account_id = $1",
    [account.id],
  );
  await account.newCustomer().says("Hello");
  const [interaction] = await eventually(
    async () => account.interactions(),
    (found) => expect(found).toHaveLength(1),
  );
  await eventually(
    async () =>
      (
        await scenario.administrator.ask<{
          interaction: { messages: { edges: { node: { systemLine: { callFailure: string | null } | null } }[] } };
        }>(
          "query Lines($id: ID!) { interaction(id: $id) { messages(last: 100) { edges { node { systemLine { callFailure } } } } } }",
          { id: interaction?.id },
        )
      ).interaction.messages.edges.map(({ node }) => node.systemLine?.callFailure ?? null),
    (failures) => expect(failures).toContain("SECRET"),
  );
  expect(callsOfCrm).toBe(0);
}, 60_000);
