/** R13: what an agent may not see answers like what does not exist, and never appears: in lists, live events and files. */
import { randomUUID } from "node:crypto";
import { isObjectType } from "graphql";
import { type Agent, threadOf } from "../kit/agent.ts";
import { type Client, tokenOf } from "../kit/clients.ts";
import { openLog } from "../kit/clients-live.ts";
import { ask } from "../kit/database.ts";
import { deepAnswers, isTooMuch } from "../kit/deep-answers.ts";
import { eventually } from "../kit/eventually.ts";
import { newPerson } from "../kit/people.ts";
import { PIXEL } from "../kit/pixel.ts";
import { codesOf, postGraphql, sendRaw } from "../kit/raw-graphql.ts";
import { queueStep, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { operations, places, sampleVariables, schema, unknownId } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let ours: Side;
let theirs: Side;
/** Every id of the other side, by what it is of. */
let hidden: Readonly<Record<string, string>>;

interface Side {
  readonly account: TestAccount;
  readonly agent: Agent;
  readonly queue: { readonly id: string };
  readonly interactionId: string;
  readonly messageId: string;
  readonly contactId: string;
  readonly attachmentId: string;
}

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  [ours, theirs] = await Promise.all([side(), side()]);
  const { administrator } = scenario;
  const accountId = theirs.account.id;
  const { disposition } = await administrator.must<{ disposition: { id: string } }>(
    "createDisposition",
    { name: "Hidden outcome", accountId },
    ["DispositionSaved", "disposition { id }"],
  );
  const { cannedAnswer } = await administrator.must<{ cannedAnswer: { id: string } }>(
    "createCannedAnswer",
    { key: "hidden", text: "A hidden text", accountId },
    ["CannedAnswerSaved", "cannedAnswer { id }"],
  );
  const { templates } = await administrator.must<{ templates: { id: string }[] }>(
    "synchroniseTemplates",
    { accountId },
    ["TemplatesSynchronised", "templates { id }"],
  );
  await theirs.account.newCustomer().says("somebody rings");
  const offers = await eventually(
    async () => theirs.agent.offers(),
    (ringing) => expect(ringing.length).toBeGreaterThan(0),
  );
  await tokenOf(theirs.agent.client);
  const { apiTokens } = await theirs.agent.client.ask<{ apiTokens: { id: string }[] }>("{ apiTokens { id } }");
  hidden = {
    account: accountId,
    interaction: theirs.interactionId,
    message: theirs.messageId,
    contact: theirs.contactId,
    attachment: theirs.attachmentId,
    user: theirs.agent.id,
    queue: theirs.queue.id,
    disposition: disposition.id,
    cannedAnswer: cannedAnswer.id,
    template: templates[0]?.id ?? "",
    offer: offers[0]?.id ?? "",
    apiToken: apiTokens[0]?.id ?? "",
  };
  expect(Object.values(hidden).filter((id) => id === "")).toEqual([]);
});
afterAll(() => parley.stop());

/** An account with an agent who has accepted a customer's picture and answered it. */
async function side(): Promise<Side> {
  const { account, agent, customer, queue } = await scenario.accountWithOneAgent();
  await customer.sends({
    type: "image",
    media: { base64: PIXEL.toString("base64"), mimeType: "image/png", fileName: "a.png" },
  });
  const [offer] = await eventually(
    async () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  const interactionId = offer?.interaction.id ?? "";
  expect(await agent.accepts(offer?.id ?? "")).toMatchObject({ __typename: "OfferAccepted" });
  await agent.writes(interactionId, "an answer");
  const thread = await eventually(
    () => threadOf(agent.client, interactionId),
    (lines) => expect(lines.find(({ attachment }) => attachment?.state === "READY")).toBeDefined(),
  );
  const picture = thread.find(({ attachment }) => attachment !== null);
  const { interaction } = await agent.client.ask<{ interaction: { contact: { id: string } } }>(
    "query Contact($id: ID!) { interaction(id: $id) { contact { id } } }",
    { id: interactionId },
  );
  return {
    account,
    agent,
    queue,
    interactionId,
    messageId: picture?.id ?? "",
    contactId: interaction.contact.id,
    attachmentId: picture?.attachment?.url?.split("/").at(-1) ?? "",
  };
}

/** A value for each other field of an input, so that the hidden id is what decides. */
function visible(): Record<string, unknown> {
  return { interactionId: ours.interactionId, accountId: ours.account.id, messageId: ours.messageId };
}

/** What an operation answers, without the id it was asked with and the ids and times that differ in any case. */
async function answerOf(client: Client, query: string, variables: object, id: string): Promise<string> {
  const { status, text } = await postGraphql(client, { query, variables });
  return `${status} ${text.replaceAll(id, "<the id>")}`;
}

for (const kind of ["query", "mutation"] as const) {
  test(`each ${kind} answers a hidden id exactly as an id that nothing has`, async () => {
    const differing: string[] = [];
    let asked = 0;
    for (const operation of operations(kind, 1)) {
      for (const at of places(operation, ({ name }) => name === "ID")) {
        const ask = (id: string) =>
          answerOf(
            ours.agent.client,
            operation.document,
            sampleVariables(operation, { given: withoutLast(visible(), at), put: { at, value: id } }),
            id,
          );
        // What happens more than once with an unknown id may itself change something (a closed interaction): asked twice.
        await ask(unknownId());
        const unknown = await ask(unknownId());
        for (const [what, id] of Object.entries(hidden)) {
          asked += 1;
          const answer = await ask(id);
          if (answer !== unknown) differing.push(`${operation.name} ${at.join(".")} ${what}: ${answer} not ${unknown}`);
        }
      }
    }
    expect(differing).toEqual([]);
    expect(asked).toBeGreaterThan(kind === "query" ? 100 : 300);
  });
}

/** The field that is put must not be given as well, and nothing that was not asked for. */
function withoutLast(given: Record<string, unknown>, at: readonly string[]): Record<string, unknown> {
  const isOptionalTarget = (name: string) => name === at.at(-1);
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isOptionalTarget(name)));
}

test("the other account's things still work for those on it: the ids above are real", async () => {
  const { interaction } = await theirs.agent.client.ask<{ interaction: object }>(
    "query Real($id: ID!) { interaction(id: $id) { id phase } }",
    { id: hidden.interaction },
  );
  expect(interaction).toEqual({ id: hidden.interaction, phase: "ASSIGNED" });
  expect(await theirs.agent.offers()).toMatchObject([{ id: hidden.offer, state: "PENDING" }]);
});

test("no list shows anything of another account, however deep it is asked", async () => {
  const all = operations("query", 4).filter(({ name }) => !["account", "interaction", "user", "queue"].includes(name));
  const secret = [...Object.values(hidden), theirs.account.phone, "Hidden outcome", "A hidden text"];
  const shown: string[] = [];
  let answered = 0;
  for (const operation of all) {
    const variables = sampleVariables(operation, { given: { accountId: ours.account.id, first: 100, where: {} } });
    const { after: _after, ...asked } = variables as { after?: unknown };
    const answers = (await deepAnswers(ours.agent.client, operation.document, asked)).filter((one) => !isTooMuch(one));
    answered += answers.length;
    const text = answers.map((answer) => answer.text).join("\n");
    // What is not an agent's to ask at all shows nothing; which operations those are, the table of permissions says.
    if (answers.flatMap(codesOf).some((code) => code !== "FORBIDDEN")) shown.push(`${operation.name}: ${text}`);
    shown.push(...secret.filter((one) => text.includes(one)).map((one) => `${operation.name} shows ${one}`));
  }
  expect(shown).toEqual([]);
  expect(answered).toBeGreaterThan(100);
});

test("what is ours names our colleagues, and not which other accounts and queues they are in", async () => {
  const both = await newPerson(scenario.administrator, "AGENT", [ours.account.id, theirs.account.id]);
  const asked = `query Colleague($id: ID!) { user(id: $id) { name email accounts { id name } queues { id name } } }`;
  const seen = await ours.agent.client.ask<{ user: object }>(asked, { id: both.id });
  expect(seen.user).toMatchObject({ email: null });
  expect(JSON.stringify(seen)).not.toContain(theirs.account.id);
});

test("live events of another account, its people and queues never come", async () => {
  const log = await openLog(ours.agent.client);
  const everything = Object.values(schema.getType("LiveEvent")?.astNode?.kind ? fieldsOfLiveEvent() : []);
  expect(everything.length).toBeGreaterThan(5);

  const { administrator } = scenario;
  const colleague = await newPerson(administrator, "AGENT", [theirs.account.id]);
  const colleagueLog = await openLog(colleague.client);
  const queue = await scenario.queue({ agents: [] });
  await theirs.account.plans([queueStep(queue, 30)]);
  await theirs.account.newCustomer().says("nobody else hears this");
  await theirs.agent.writes(theirs.interactionId, "nor this");
  await theirs.agent.pauses(true);
  await theirs.agent.pauses(false);
  await theirs.agent.client.must("tagInteraction", { interactionId: theirs.interactionId, tags: ["quiet"] }, [
    "InteractionTagged",
    "__typename",
  ]);
  await colleagueLog.close();
  const mark = `the last word ${randomUUID()}`;
  await ours.agent.writes(ours.interactionId, mark);

  // The log is one order for all: whatever came before our own message has come or never will.
  const entries = await eventually(
    async () => log.entries(),
    (all) => expect(all.some(({ message }) => message?.text === mark)).toBe(true),
  );
  await log.close();
  const foreign = entries.filter(
    ({ interaction, user, message }) =>
      (interaction != null && interaction.id !== ours.interactionId) ||
      user?.id === theirs.agent.id ||
      user?.id === colleague.id ||
      message?.text === "nor this",
  );
  expect(foreign).toEqual([]);
  expect(entries.filter(({ kind }) => kind === "QUEUE_CHANGED" || kind === "CONTACT_CHANGED")).toEqual([]);
});

function fieldsOfLiveEvent(): readonly unknown[] {
  const type = schema.getType("LiveEvent");
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

test("a log resumed from the beginning shows nothing of another account either", async () => {
  // What the cursor of a log without any event was.
  const [head] = await ask<{ mark: string }>(parley.databaseUrl, "select pruned_mark as mark from event_head");
  const beginning = Buffer.from(`[0,${head?.mark}]`).toString("base64url");
  const log = await openLog(ours.agent.client, { after: beginning });
  const mark = `later ${randomUUID()}`;
  await ours.agent.writes(ours.interactionId, mark);
  const entries = await eventually(
    async () => log.entries(),
    (all) => expect(all.some(({ message }) => message?.text === mark)).toBe(true),
  );
  await log.close();
  const text = JSON.stringify(entries);
  expect(Object.entries(hidden).filter(([, id]) => text.includes(id))).toEqual([]);
});

test("files: another account's picture is not there, and ours is", async () => {
  const fetchAs = (client: Client, id: string) => sendRaw(`${parley.url}/files/${id}`, { headers: client.headers });
  const [refused, unknown] = await Promise.all([
    fetchAs(ours.agent.client, theirs.attachmentId),
    fetchAs(ours.agent.client, unknownId()),
  ]);
  expect([refused.status, refused.text]).toEqual([unknown.status, unknown.text]);
  expect(unknown.status).toBe(404);
  expect((await fetchAs(ours.agent.client, ours.attachmentId)).status).toBe(200);
  expect((await sendRaw(`${parley.url}/files/${ours.attachmentId}`, {})).status).toBe(401);
});

test("access that is taken away ends at once: lists, threads, files and the open socket", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await customer.says("hello");
  const [offer] = await eventually(
    async () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  const interactionId = offer?.interaction.id ?? "";
  await agent.accepts(offer?.id ?? "");
  const log = await openLog(agent.client);
  await account.employs([]);

  expect(await agent.client.ask("query Gone($id: ID!) { interaction(id: $id) { id } }", { id: interactionId })).toEqual(
    {
      interaction: null,
    },
  );
  expect(await agent.takes(interactionId)).toMatchObject({ __typename: "NotFound" });
  await customer.says("are you there?");
  await account.interactions();
  await agent.client.must("setPause", { paused: true }, ["PresenceSet", "__typename"]);
  const entries = await eventually(
    async () => log.entries(),
    (all) =>
      expect(all.some(({ kind, user }) => kind === "PRESENCE_CHANGED" && user?.presence === "PAUSED")).toBe(true),
  );
  expect(entries.filter(({ message }) => message?.text === "are you there?")).toEqual([]);
  await log.close();
});
