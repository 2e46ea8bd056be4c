/** The customer sees that somebody types, from whoever may write and nobody else, and a provider is not asked too often. */
import { randomUUID } from "node:crypto";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import type { Agent } from "../kit/agent.ts";
import { ask } from "../kit/database.ts";
import { ownedBy } from "../kit/desk-windows.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

const PROVIDERS = ["meta", "twilio", "sinch", "kaleyra"] as const satisfies readonly ProviderKind[];

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

const showTyping = (by: Agent, interactionId: string) =>
  by.client.act<{ isShown?: boolean }>("showTyping", { interactionId }, { TypingShown: "isShown" });

async function talk(provider: ProviderKind = "meta") {
  const made = await scenario.accountWithOneAgent({ provider });
  const interactionId = await ownedBy(made.agent, made.customer);
  const shownUntil = async () => (await made.customer.chat())?.typingUntil ?? null;
  return { ...made, interactionId, shownUntil };
}

test.each(PROVIDERS)("%s: the customer's phone shows it, and no longer once the message is there", async (provider) => {
  const { agent, customer, interactionId, shownUntil } = await talk(provider);
  expect(await showTyping(agent, interactionId)).toEqual({ __typename: "TypingShown", isShown: true });
  expect(Date.parse((await shownUntil()) ?? "")).toBeGreaterThan(Date.now() + 20_000);
  await agent.writes(interactionId, "Here you are");
  await expect(customer.received()).toEventuallyHaveLength(1);
  expect(await shownUntil()).toBeNull();
});

test("asked for twenty times at once it is shown once, and again when its time has passed", async () => {
  const { agent, interactionId, shownUntil } = await talk();
  const answers = await Promise.all(Array.from({ length: 20 }, () => showTyping(agent, interactionId)));
  expect(answers.every(({ isShown }) => isShown === true)).toBe(true);
  const first = await shownUntil();
  expect(first).not.toBeNull();
  await showTyping(agent, interactionId);
  expect(await shownUntil()).toBe(first);

  await ask(parley.databaseUrl, "update typing_turn set taken_at = taken_at - interval '16 seconds'", []);
  await showTyping(agent, interactionId);
  expect(Date.parse((await shownUntil()) ?? "")).toBeGreaterThan(Date.parse(first ?? ""));
});

test("nobody but who may write shows it: not a colleague, not when closed, not outside the window, not to strangers", async () => {
  const { account, agent, interactionId, shownUntil } = await talk();
  const colleague = await scenario.agent();
  const stranger = await scenario.agent();
  await account.employs([agent, colleague]);
  expect((await showTyping(colleague, interactionId)).__typename).toBe("NotYours");
  expect((await showTyping(stranger, interactionId)).__typename).toBe("NotFound");
  expect((await showTyping(agent, randomUUID())).__typename).toBe("NotFound");
  expect((await showTyping(agent, "no id at all")).__typename).toBe("NotFound");

  const inbound = (age: string) =>
    ask(parley.databaseUrl, "update interaction set last_inbound_at = now() - $2::interval where id = $1", [
      interactionId,
      age,
    ]);
  await inbound("25 hours");
  expect((await showTyping(agent, interactionId)).__typename).toBe("ServiceWindowClosed");
  await inbound("1 hour");
  await agent.closes(interactionId);
  expect((await showTyping(agent, interactionId)).__typename).toBe("InteractionClosed");
  expect(await shownUntil()).toBeNull();
});

test("a provider that does not answer costs five seconds and nothing else", async () => {
  const { account, agent, customer, interactionId } = await talk();
  await scenario.vendors.faults({ numberId: account.numberId, delayMs: 30_000 });
  expect(await showTyping(agent, interactionId)).toEqual({ __typename: "TypingShown", isShown: false });
  await scenario.vendors.noFaults(account.numberId);
  await agent.writes(interactionId, "Still here");
  await expect(customer.received()).toEventuallyHaveLength(1);
});
