/** R5: what plans may hold, what becomes of them, and "try it" against what really happens. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answered, Client } from "../kit/clients.ts";
import { eventually } from "../kit/eventually.ts";
import { queueStep, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let crm: Server;
let crmUrl: string;
let posted: unknown[] = [];
let parley: Parley;
let scenario: Scenario;
let administrator: Client;

/** A company's own system, as HTTP steps call it. */
async function answerAsCrm(request: IncomingMessage): Promise<{ status: number; body: string; location?: string }> {
  let body = "";
  for await (const part of request) body += String(part);
  posted.push(JSON.parse(body));
  if (request.url === "/broken") return { status: 500, body: "{}" };
  if (request.url === "/elsewhere") return { status: 302, body: "", location: `${crmUrl}/level` };
  if (request.url === "/huge") return { status: 200, body: "x".repeat(300_000) };
  return { status: 200, body: JSON.stringify({ customer: { level: "gold" } }) };
}

beforeAll(async () => {
  crm = createServer((request, response) => {
    void answerAsCrm(request).then(({ status, body, location }) => {
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
  });
  await new Promise<void>((done) => crm.listen(0, "127.0.0.1", done));
  crmUrl = `http://127.0.0.1:${(crm.address() as AddressInfo).port}`;
  parley = await startParley({
    environment: {
      OUTGOING_ALLOWED: crmUrl,
      SYSTEM_COMMANDS: JSON.stringify({
        greet: { file: "/bin/echo", arguments: ["$HOME", "hello"] },
        fail: { file: "/bin/false" },
      }),
    },
  });
  scenario = await scenarioOn(parley);
  administrator = scenario.administrator;
});
afterAll(async () => {
  await parley.stop();
  crm.close();
});

interface Step {
  readonly id: string;
  readonly type: string;
  readonly intervalId: string | null;
  readonly targetStepId: string | null;
  readonly conditionJson: string | null;
  readonly queue: { readonly id: string } | null;
}

async function read(account: TestAccount) {
  const { account: found } = await administrator.ask<{ account: { version: number; plan: Step[] } }>(
    "query Plan($id: ID!) { account(id: $id) { version plan { id type intervalId targetStepId conditionJson queue { id } } } }",
    { id: account.id },
  );
  return found;
}

type Saved = Answered & { readonly fields?: readonly { readonly path: string }[] };
async function save(account: TestAccount, actions: readonly object[]): Promise<Saved> {
  const { version } = await read(account);
  return administrator.act<Saved>(
    "setRoutingPlan",
    { accountId: account.id, version, actions },
    {
      ValidationFailed: "fields { path message }",
    },
  );
}

async function closedNow(): Promise<string> {
  const yesterday = new Date(Date.now() - 3 * 86_400_000);
  return interval({ kind: "CUSTOM", monthDays: [yesterday.getUTCDate()], months: [yesterday.getUTCMonth() + 1] });
}

async function interval(subset: object): Promise<string> {
  const { interval: made } = await administrator.must<{ interval: { id: string } }>(
    "createInterval",
    { name: `Interval ${randomUUID()}`, timeZone: "UTC", subsets: [subset] },
    ["IntervalSaved", "interval { id }"],
  );
  return made.id;
}

const note = (text: string) => ({ type: "NOTE", text });
const reply = (text: string, mode = "ALWAYS") => ({ type: "AUTO_REPLY", text, mode });
const tag = (name: string) => ({ type: "TAG", tag: name });

describe("saving a plan", () => {
  test("steps keep their ids, jumps their targets and conditions their words", async () => {
    const account = await scenario.account();
    const [first, second] = [randomUUID(), randomUUID()];
    const condition = { or: [{ messageText: { contains: "order" } }, { not: { tag: { equals: "vip" } } }] };
    await save(account, [
      { id: first, type: "GO_TO_IF", targetStepId: second, condition },
      tag("a"),
      { id: second, ...note("Hello") },
    ]);
    const before = (await read(account)).plan;
    expect(before.map(({ id }) => id)).toEqual([first, before[1]?.id, second]);
    expect(before[0]).toMatchObject({ targetStepId: second });
    expect(JSON.parse(before[0]?.conditionJson ?? "")).toMatchObject(condition);

    await save(account, [
      { id: second, ...note("Moved") },
      { id: first, type: "GO_TO", targetStepId: second },
    ]);
    expect((await read(account)).plan.map(({ id }) => id)).toEqual([second, first]);
  });

  test.each<[object, string]>([
    [{ type: "GO_TO", targetStepId: randomUUID() }, "actions.0.targetStepId"],
    [{ type: "GO_TO_IF", condition: { tag: { equals: "x" } } }, "actions.0.targetStepId"],
    [{ id: "no-uuid", ...tag("x") }, "actions.0.id"],
    [{ ...tag("x"), intervalId: randomUUID() }, "actions.0.intervalId"],
    [{ type: "SET_VARIABLE", variable: "contact", text: "x" }, "actions.0.variable"],
    [{ type: "SET_VARIABLE", variable: "1x", text: "x" }, "actions.0.variable"],
    [{ type: "SET_VARIABLE", variable: "x", text: "x".repeat(1_001) }, "actions.0.text"],
    [note(" "), "actions.0.text"],
    [{ type: "HTTP_REQUEST", url: "ftp://example.com" }, "actions.0.url"],
    [{ type: "HTTP_REQUEST", url: "https://user:secret@example.com" }, "actions.0.url"],
    [{ type: "HTTP_REQUEST", url: "https://{{contact.name}}/x" }, "actions.0.url"],
    [{ type: "HTTP_REQUEST", url: "https://example.com", body: "{{x}}" }, "actions.0.body"],
    [{ type: "HTTP_REQUEST", url: "https://example.com", timeoutSeconds: 31 }, "actions.0.timeoutSeconds"],
    [
      { type: "HTTP_REQUEST", url: "https://example.com", mappings: [{ path: "a", variable: "message" }] },
      "actions.0.mappings.0.variable",
    ],
    [{ type: "SYSTEM", command: "rm", variable: "x" }, "actions.0.command"],
    [{ ...note("x"), url: "https://example.com" }, "actions.0.url"],
  ])("%j is refused at %s, and nothing is lost", async (step, path) => {
    const account = await scenario.account({ plan: [tag("kept")] });
    const answer = await save(account, [step]);
    expect(answer.fields?.map((field) => field.path)).toContain(path);
    expect((await read(account)).plan).toHaveLength(1);
  });

  test("a condition has the limits of a search", async () => {
    const account = await scenario.account();
    const id = randomUUID();
    const nested = (depth: number): object => (depth === 0 ? { tag: { equals: "x" } } : { and: [nested(depth - 1)] });
    const saving = (condition: object) =>
      save(account, [
        { id: randomUUID(), type: "GO_TO_IF", targetStepId: id, condition },
        { id, ...tag("x") },
      ]);
    expect((await saving(nested(5))).fields).toMatchObject([{ path: "actions.0.condition" }]);
    expect((await saving({ or: [] })).fields).toMatchObject([{ path: "actions.0.condition" }]);
    expect((await saving(nested(4))).__typename).toBe("AccountSaved");
  });
});

interface Tried {
  readonly __typename: string;
  readonly steps: readonly { readonly outcome: string; readonly text: string | null }[];
  readonly end: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

async function tries(account: TestAccount, input: object): Promise<Tried> {
  const { tryRoutingPlan } = await administrator.ask<{ tryRoutingPlan: Tried }>(
    `query Try($input: TryRoutingPlanInput!) { tryRoutingPlan(input: $input) { __typename
      ... on RoutingTrial { steps { outcome text } end variables { name value } }
      ... on ValidationFailed { fields { path message } } } }`,
    { input: { accountId: account.id, ...input } },
  );
  return tryRoutingPlan;
}

const said = ({ steps }: Tried, outcome: string) =>
  steps.flatMap((step) => (step.outcome === outcome ? [step.text ?? ""] : []));

interface Line {
  readonly direction: string;
  readonly text: string | null;
  readonly systemEvent: string | null;
}

async function threadOf(interactionId: string): Promise<readonly Line[]> {
  const { interaction } = await administrator.ask<{
    interaction: { messages: { edges: readonly { node: Line }[] } };
  }>(
    `query Thread($id: ID!) { interaction(id: $id) { messages(last: 100) { edges { node { direction text systemEvent } } } } }`,
    { id: interactionId },
  );
  return interaction.messages.edges.map(({ node }) => node);
}

describe("what is tried is what happens", () => {
  const http = (path: string) => ({
    type: "HTTP_REQUEST",
    url: `${crmUrl}${path}`,
    mappings: [{ path: "customer.level", variable: "level" }],
    timeoutSeconds: 5,
  });
  const jumpIf = (targetStepId: string, condition: object) => ({ type: "GO_TO_IF", targetStepId, condition });
  const [a, b] = [randomUUID(), randomUUID()];

  const cases: readonly [string, () => Promise<readonly object[]> | readonly object[], object?][] = [
    ["texts are filled in", () => [reply("You wrote: {{message.text}}"), tag("{{account.key}}"), note("{{nothing}}!")]],
    [
      "once and first message",
      () => [reply("once", "ONCE"), reply("first", "FIRST_MESSAGE"), { type: "CLOSE" }, tag("x")],
    ],
    [
      "a condition that holds jumps",
      () => [jumpIf(a, { messageText: { contains: "ORDER" } }), tag("skipped"), { id: a, ...tag("jumped") }],
    ],
    [
      "a condition that does not hold goes on",
      () => [jumpIf(a, { messageText: { equals: "no" } }), tag("next"), { id: a, ...tag("last") }],
    ],
    [
      "variables are kept and asked about",
      () => [
        { type: "SET_VARIABLE", variable: "word", text: "{{message.text}}" },
        jumpIf(a, { variable: { name: "word", text: { startsWith: "where" } } }),
        { type: "CLOSE" },
        { id: a, ...reply("{{word}}?") },
      ],
    ],
    [
      "circles are ended",
      () => [
        { id: a, ...tag("round") },
        { id: b, type: "GO_TO", targetStepId: a },
      ],
    ],
    ["closed intervals skip", async () => [{ ...reply("never"), intervalId: await closedNow() }, reply("always")]],
    [
      "an answer fills variables",
      () => [{ id: a, ...http("/level") }, reply("You are {{level}}."), { type: "CLOSE" }],
      { answers: [{ stepId: a, text: '{"customer":{"level":"gold"}}' }] },
    ],
    [
      "a failure goes on",
      () => [{ id: a, ...http("/broken") }, reply("Level: {{level}}.")],
      { answers: [{ stepId: a, fails: true }] },
    ],
    [
      "a command's words, and nobody accepts",
      async () => [
        { id: a, type: "SYSTEM", command: "greet", variable: "greeting", timeoutSeconds: 5 },
        reply("{{greeting}}"),
        queueStep(await scenario.queue({ agents: [] }), 1),
        tag("late"),
      ],
      { answers: [{ stepId: a, text: "$HOME hello\n" }] },
    ],
  ];

  test.each(cases)("%s", async (_name, plan, suppositions = {}) => {
    const account = await scenario.account({ plan: await plan() });
    const customer = account.newCustomer();
    const text = "Where is my order?";
    const trial = await tries(account, { phone: customer.phone, text, ...suppositions });
    expect(trial.__typename).toBe("RoutingTrial");

    await customer.says(text);
    const interaction = await eventually(
      async () => (await account.interactions())[0],
      (it) => expect(it?.phase).toBe(trial.end),
    );
    const lines = await threadOf(interaction?.id ?? "");
    expect(lines.filter(({ direction }) => direction === "OUTBOUND").map((line) => line.text)).toEqual(
      said(trial, "REPLIED"),
    );
    expect([...(interaction?.tags ?? [])].sort()).toEqual([...new Set(said(trial, "TAGGED"))].sort());
    expect(lines.filter(({ systemEvent }) => systemEvent === "plan_note").map((line) => line.text)).toEqual(
      said(trial, "NOTED"),
    );
    const happened = (event: string) => lines.filter(({ systemEvent }) => systemEvent === event).length;
    expect(happened("call_failed")).toBe(said(trial, "CALL_FAILED").length);
    expect(happened("jumps_spent")).toBe(said(trial, "JUMPS_SPENT").length);
  });

  test("the interaction is posted, and nothing of a redirect or of too long an answer is taken", async () => {
    posted = [];
    const plan = [
      { ...http("/elsewhere"), body: '{"who":"{{contact.name}}","said":"{{message.text}}"}' },
      http("/huge"),
      http("/level"),
      reply("{{level}}"),
    ];
    const account = await scenario.account({ plan });
    const customer = account.newCustomer();
    await customer.says('A "quoted" word');
    await eventually(
      async () => customer.received(),
      (messages) => expect(messages.map(({ content }) => content)).toMatchObject([{ text: "gold" }]),
    );
    expect(posted).toHaveLength(3);
    expect(posted[0]).toMatchObject({ said: 'A "quoted" word' });
    expect(posted[2]).toMatchObject({ contact: { phone: customer.phone }, message: { text: 'A "quoted" word' } });
    const [interaction] = await account.interactions();
    const failures = (await threadOf(interaction?.id ?? "")).filter(({ systemEvent }) => systemEvent === "call_failed");
    expect(failures.map(({ text }) => text)).toEqual([
      "A step of the routing plan asked in vain: the answer was an error.",
      "A step of the routing plan asked in vain: the answer was too long.",
    ]);
  });

  test("nothing is stored, sent or called by a trial", async () => {
    posted = [];
    const account = await scenario.account();
    const customer = account.newCustomer();
    await tries(account, { phone: customer.phone, text: "Hello", actions: [reply("x"), { id: a, ...http("/level") }] });
    expect(posted).toEqual([]);
    expect(await account.interactions()).toEqual([]);
    expect((await read(account)).plan).toEqual([]);
  });

  test("what is wrong with an edited plan, or with what is supposed, is named", async () => {
    const account = await scenario.account();
    const answer = await tries(account, {
      text: "x",
      phone: "12",
      actions: [note("")],
      variables: [{ name: "1", value: "" }],
    });
    expect(answer).toMatchObject({
      __typename: "ValidationFailed",
      fields: expect.arrayContaining(
        ["phone", "variables.0.name", "actions.0.text"].map((path) => expect.objectContaining({ path })),
      ),
    });
  });
});

test("a running interaction keeps the plan it began with (R5)", async () => {
  const queue = await scenario.queue({ agents: [] });
  const account = await scenario.account({ plan: [queueStep(queue, 2), tag("old plan")] });
  await account.newCustomer().says("Hello");
  await eventually(
    async () => account.interactions(),
    (all) => expect(all).toMatchObject([{ phase: "ROUTING" }]),
  );
  await account.plans([tag("new plan")]);
  await eventually(
    async () => account.interactions(),
    (all) => expect(all).toMatchObject([{ tags: ["old plan"] }]),
  );
});

test("a deleted interval or queue skips its step, says so, and is flagged in the list", async () => {
  const intervalId = await interval({ kind: "ALWAYS" });
  const queue = await scenario.queue({ agents: [] });
  const account = await scenario.account({ plan: [{ ...tag("x"), intervalId }, queueStep(queue, 60), tag("after")] });
  await administrator.must("deleteInterval", { id: intervalId }, ["IntervalDeleted", "id"]);
  await administrator.must("deleteQueue", { id: queue.id }, ["QueueDeleted", "id"]);
  expect((await read(account)).plan).toMatchObject([{ intervalId }, { queue: null }, {}]);

  await account.newCustomer().says("Hello");
  const [interaction] = await eventually(
    async () => account.interactions(),
    (all) => expect(all).toMatchObject([{ phase: "WAITING", tags: ["after"] }]),
  );
  const lines = await threadOf(interaction?.id ?? "");
  expect(lines.filter(({ systemEvent }) => systemEvent === "target_gone")).toHaveLength(2);
});
