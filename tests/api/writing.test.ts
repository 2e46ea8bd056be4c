/** R12: a message goes once, only while the window is open, and notes stay inside. */
import { randomUUID } from "node:crypto";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { type Agent, threadOf } from "../kit/agent.ts";
import type { Answered } from "../kit/clients.ts";
import type { Customer } from "../kit/customer.ts";
import { ask } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

const PROVIDERS = ["meta", "twilio", "sinch", "kaleyra"] as const satisfies readonly ProviderKind[];

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

interface Talk {
  readonly account: TestAccount;
  readonly agent: Agent;
  readonly customer: Customer;
  readonly interactionId: string;
}

async function talk(provider: ProviderKind = "meta"): Promise<Talk> {
  const { account, agent, customer } = await scenario.accountWithOneAgent({ provider });
  await customer.says("hello");
  const [offer] = await eventually(
    async () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  return { account, agent, customer, interactionId: offer?.interaction.id ?? "" };
}

test("the same clientMessageId is one message, however often and in parallel it is sent", async () => {
  const { account, agent, customer, interactionId } = await talk();
  const clientMessageId = randomUUID();
  const ids = await Promise.all(Array.from({ length: 20 }, () => agent.writes(interactionId, "once", clientMessageId)));
  expect(new Set(ids).size).toBe(1);
  await expect(customer.received()).toEventuallyHaveLength(1);
  expect(await agent.writes(interactionId, "another text, the same id", clientMessageId)).toBe(ids[0]);
  const last = await agent.writes(interactionId, "the last", randomUUID());
  await expect(agent.message(interactionId, last)).toEventuallyMatchObject({ direction: "OUTBOUND" });
  await expect(customer.received()).toEventuallyHaveLength(2);
  expect((await scenario.vendors.calls({ numberId: account.numberId })).accepted).toBe(2);
});

test.each([
  ["an empty text", { text: "" }],
  ["nothing at all", {}],
  ["a text beyond the provider's limit", { text: "x".repeat(4_097) }],
  ["two kinds at once", { text: "a", location: { latitude: 1, longitude: 1 } }],
  ["an impossible place", { location: { latitude: 91, longitude: 0 } }],
  ["a file that is not there", { attachmentId: randomUUID() }],
  ["no clientMessageId", { text: "a", clientMessageId: "" }],
])("%s is refused by field, and nothing goes out", async (_what, content) => {
  const { account, agent, interactionId } = await shared();
  const refused = await agent.client.act<Answered & { fields?: { path: string }[] }>(
    "sendMessage",
    { interactionId, clientMessageId: randomUUID(), ...content },
    { ValidationFailed: "fields { path }" },
  );
  expect(refused.__typename).toBe("ValidationFailed");
  expect(refused.fields?.length).toBeGreaterThan(0);
  expect((await scenario.vendors.calls({ numberId: account.numberId })).total).toBe(0);
});

let sharedTalk: Promise<Talk> | undefined;
const shared = () => (sharedTalk ??= talk());

test("outside the window text is refused with the template that may go instead, and the template goes (R12)", async () => {
  const { account, agent, customer, interactionId } = await talk();
  const { templates } = await scenario.administrator.must<{
    templates: { id: string; state: string; isRecontact: boolean; variables: string[] }[];
  }>("synchroniseTemplates", { accountId: account.id }, [
    "TemplatesSynchronised",
    "templates { id state isRecontact variables }",
  ]);
  const recontact =
    templates.find(({ state, isRecontact }) => state === "APPROVED" && isRecontact) ??
    templates.find(({ state }) => state === "APPROVED");
  expect(recontact).toBeDefined();
  const { account: now } = await scenario.administrator.ask<{ account: { version: number } }>(
    "query V($id: ID!) { account(id: $id) { version } }",
    { id: account.id },
  );
  const chosen = await scenario.administrator.act("updateAccount", {
    id: account.id,
    version: now.version,
    recontactTemplateId: recontact?.id,
  });
  await parleyForgets(interactionId);

  const refused = await agent.client.act<Answered & { template: { id: string } | null; closedAt: string | null }>(
    "sendMessage",
    { interactionId, clientMessageId: randomUUID(), text: "too late" },
    { ServiceWindowClosed: "closedAt template { id }" },
  );
  expect(refused.__typename).toBe("ServiceWindowClosed");
  expect(refused.closedAt).not.toBeNull();
  if (chosen.__typename === "AccountSaved") expect(refused.template?.id).toBe(recontact?.id);
  expect((await scenario.vendors.calls({ numberId: account.numberId })).total).toBe(0);

  await agent.client.must(
    "sendMessage",
    {
      interactionId,
      clientMessageId: randomUUID(),
      templateId: recontact?.id,
      templateParameters: recontact?.variables.map((_name, nth) => `value ${nth}`),
    },
    ["MessageSent", "__typename"],
  );
  await expect(customer.received()).toEventuallyHaveLength(1);
  await customer.says("I am back");
  await eventually(
    () => agent.client.act("sendMessage", { interactionId, clientMessageId: randomUUID(), text: "welcome back" }),
    ({ __typename }) => expect(__typename).toBe("MessageSent"),
  );
});

/** As if the customer's last word were 25 hours old. */
async function parleyForgets(interactionId: string): Promise<void> {
  await ask(parley.databaseUrl, "update interaction set last_inbound_at = now() - interval '25 hours' where id = $1", [
    interactionId,
  ]);
}

test.each(PROVIDERS)("a note never reaches %s's customer, nor does it count as an answer", async (provider) => {
  const { account, agent, customer, interactionId } = await talk(provider);
  const secret = `between us ${randomUUID()}`;
  await agent.client.must("addNote", { interactionId, text: secret, clientMessageId: randomUUID() }, [
    "MessageSent",
    "__typename",
  ]);
  await agent.writes(interactionId, "for the customer");
  await expect(customer.received()).toEventuallyHaveLength(1);
  expect(JSON.stringify(await scenario.vendors.chat(account.numberId, customer.phone))).not.toContain(secret);
  expect((await scenario.vendors.calls({ numberId: account.numberId })).total).toBe(1);
  const thread = await threadOf(agent.client, interactionId);
  expect(thread.filter(({ text }) => text === secret)).toMatchObject([{ direction: "NOTE", status: null }]);
});

test("only its owner writes in an interaction; a closed one takes nothing but notes", async () => {
  const { account, agent, interactionId } = await talk();
  const colleague = await scenario.agent();
  await account.employs([agent, colleague]);
  const send = (by: Agent) =>
    by.client.act("sendMessage", { interactionId, clientMessageId: randomUUID(), text: "hello" });
  expect((await send(colleague)).__typename).toBe("NotYours");
  expect((await send(agent)).__typename).toBe("MessageSent");
  expect((await agent.closes(interactionId)).__typename).toMatch(/^(InteractionClosedNow|DispositionRequired)$/);
});
