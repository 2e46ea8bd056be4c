/** R4: whoever is in no attached list is told so, recorded and turned away; routing and agents hear nothing of them. */
import { randomUUID } from "node:crypto";
import { threadOf } from "../kit/agent.ts";
import { eventually } from "../kit/eventually.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

const REFUSAL = "This number serves our members only.";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

async function newList(phones: readonly string[] = []): Promise<string> {
  const { contactList } = await scenario.administrator.must<{ contactList: { id: string } }>(
    "createContactList",
    { name: `Members ${randomUUID()}` },
    ["ContactListSaved", "contactList { id }"],
  );
  if (phones.length > 0) await add(contactList.id, phones);
  return contactList.id;
}

async function add(contactListId: string, phones: readonly string[]): Promise<void> {
  const members = phones.map((phone) => ({ phone: `+${phone}` }));
  await scenario.administrator.must("addToContactList", { contactListId, members }, [
    "ContactListMembersChanged",
    "changed",
  ]);
}

async function attach({ id }: TestAccount, contactListIds: readonly string[]): Promise<void> {
  await scenario.administrator.must("setAccountWhitelist", { accountId: id, contactListIds }, [
    "AccountSaved",
    "account { id }",
  ]);
}

async function closings(account: TestAccount): Promise<readonly object[]> {
  const shown = await account.interactions();
  return Promise.all(
    shown.map(async ({ id }) => {
      const { interaction } = await scenario.administrator.ask<{ interaction: object }>(
        "query Closing($id: ID!) { interaction(id: $id) { phase closedBy disposition contact { lists { id } } } }",
        { id },
      );
      return interaction;
    }),
  );
}

test("a stranger is told so, recorded and turned away; nobody is offered it and they enter no list", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await attach(account, [await newList([newPhone()])]);
  const log = await agent.sitsDown();

  await customer.says("Let me in");

  await expect(customer.received()).toEventuallyMatchObject([{ content: { type: "text", text: REFUSAL } }]);
  await expect(account.interactions()).toEventuallyMatchObject([{ phase: "CLOSED", closedBy: "WHITELIST" }]);
  expect(await closings(account)).toMatchObject([{ disposition: ["Not in whitelist"], contact: { lists: [] } }]);
  const [interaction] = await account.interactions();
  const thread = await threadOf(scenario.administrator, interaction?.id ?? "");
  expect(thread.map(({ direction, text }) => [direction, text])).toEqual([
    ["INBOUND", "Let me in"],
    ["OUTBOUND", REFUSAL],
    ["SYSTEM", expect.stringContaining("none of the attached lists")],
  ]);
  expect((await log.entries()).filter(({ offer }) => offer !== null)).toEqual([]);
  expect(await agent.offers()).toEqual([]);
}, 60_000);

test("who is in any of the lists gets through, and is turned away from the next message after the list was detached", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  const [theirs, other] = [await newList([customer.phone]), await newList([newPhone()])];
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await attach(account, [theirs, other]);
  await customer.says("First");
  await expect(agent.offers()).toEventuallyHaveLength(1);
  const [offer] = await agent.offers();
  await agent.accepts(offer?.id ?? "");

  await attach(account, [other]);
  await customer.says("Second, while somebody owns it");
  const [owned] = await account.interactions();
  await expect(agent.thread(owned?.id ?? "")).toEventuallyHaveLength(3);
  expect(await account.interactions()).toMatchObject([{ phase: "ASSIGNED" }]);

  await agent.closes(owned?.id ?? "");
  await customer.says("Third");
  await expect(account.interactions()).toEventuallyMatchObject([
    { phase: "CLOSED", closedBy: "WHITELIST" },
    { phase: "CLOSED", closedBy: "AGENT" },
  ]);
}, 60_000);

test("without a list everybody is turned away; off again, everybody gets through", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await customer.says("Anybody?");
  await expect(account.interactions()).toEventuallyMatchObject([{ closedBy: "WHITELIST" }]);
  await account.changes({ whitelist: { enabled: false } });
  await customer.says("And now?");
  await expect(agent.offers()).toEventuallyHaveLength(1);
}, 60_000);

test("what rings for nobody's interaction is taken back when its sender is turned away", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await customer.says("First");
  await expect(agent.offers()).toEventuallyHaveLength(1);
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await customer.says("Second");
  await expect(agent.offers()).toEventuallyHaveLength(0);
  await expect(account.interactions()).toEventuallyMatchObject([{ phase: "CLOSED", closedBy: "WHITELIST" }]);
}, 60_000);

test("twenty messages of one stranger are all kept and answered once; each stranger of a crowd is answered", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  for (let nth = 0; nth < 20; nth += 1) await customer.says(`message ${nth}`);
  const crowd = Array.from({ length: 20 }, () => account.newCustomer());
  await Promise.all(crowd.map((stranger) => stranger.says("Me too")));

  const kept = await eventually(
    async () => {
      const threads = await Promise.all(
        (await account.interactions()).map(({ id }) => threadOf(scenario.administrator, id)),
      );
      return threads.flat();
    },
    (lines) => expect(lines.filter(({ direction }) => direction === "INBOUND")).toHaveLength(40),
  );
  expect(new Set(kept.filter(({ direction }) => direction === "INBOUND").map(({ text }) => text)).size).toBe(21);
  expect(kept.filter(({ direction }) => direction === "OUTBOUND")).toHaveLength(21);
  await expect(customer.received()).toEventuallyHaveLength(1);
  for (const stranger of crowd) await expect(stranger.received()).toEventuallyHaveLength(1);
  expect((await account.interactions()).every(({ phase }) => phase === "CLOSED")).toBe(true);
  expect(await agent.offers()).toEqual([]);
}, 90_000);

test("a number is known in any spelling: Brazil's ninth digit", async () => {
  const { account, agent } = await scenario.accountWithOneAgent();
  const line = `9${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await attach(account, [await newList([`55119${line}`])]);
  await scenario.vendors.say({ numberId: account.numberId, from: `5511${line}` }, { type: "text", text: "Oi" });
  await expect(agent.offers()).toEventuallyHaveLength(1);
}, 60_000);

test("a list that an account needs stays; one that is only attached goes, and the account refuses its members", async () => {
  const { account, customer } = await scenario.accountWithOneAgent();
  const list = await newList([customer.phone]);
  await account.changes({ whitelist: { enabled: true, message: REFUSAL } });
  await attach(account, [list]);
  const { account: shown } = await scenario.administrator.ask<{ account: { contactList: { id: string } } }>(
    "query Lists($id: ID!) { account(id: $id) { contactList { id } } }",
    { id: account.id },
  );
  const refused = await scenario.administrator.act("deleteContactList", { id: shown.contactList.id });
  expect(refused.__typename).toBe("InUse");
  await scenario.administrator.must("deleteContactList", { id: list }, ["ContactListDeleted", "id"]);
  await customer.says("Still in?");
  await expect(account.interactions()).toEventuallyMatchObject([{ closedBy: "WHITELIST" }]);
}, 60_000);

test("an account deleted while it rings takes its offers back, closes what is open and refuses what still comes", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await customer.says("Hello");
  await expect(agent.offers()).toEventuallyHaveLength(1);
  const [offer] = await agent.offers();

  await scenario.administrator.must("deleteAccount", { id: account.id }, ["AccountDeleted", "id"]);

  await expect(agent.offers()).toEventuallyHaveLength(0);
  expect((await agent.accepts(offer?.id ?? "")).__typename).not.toBe("OfferAccepted");
  expect(await account.interactions()).toMatchObject([{ phase: "CLOSED", pendingOffers: [] }]);
  const late = await fetch(account.receiveUrl, { method: "POST", body: "{}" });
  expect(late.status).toBeGreaterThanOrEqual(400);
  expect(late.status).toBeLessThan(500);
}, 60_000);
