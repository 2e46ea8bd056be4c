/** R1, R5: writing to a contact first. */
import { randomUUID } from "node:crypto";
import type { Agent } from "../kit/agent.ts";
import { eventually } from "../kit/eventually.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

interface ShownTemplate {
  readonly id: string;
  readonly variables: readonly string[];
  readonly headerNeedsFile: boolean;
  readonly state: string;
}

/** An approved template with variables and no file. */
async function templateOf(account: TestAccount): Promise<ShownTemplate> {
  const { templates } = await scenario.administrator.must<{ templates: readonly ShownTemplate[] }>(
    "synchroniseTemplates",
    { accountId: account.id },
    ["TemplatesSynchronised", "templates { id variables headerNeedsFile state }"],
  );
  const found = templates.find((it) => it.state === "APPROVED" && !it.headerNeedsFile && it.variables.length > 0);
  if (found === undefined) throw new Error("the simulator has no such template");
  return found;
}

interface Started {
  readonly __typename: string;
  readonly interaction?: {
    readonly id: string;
    readonly phase: string;
    readonly assignedAgent: { readonly id: string } | null;
  };
  readonly by?: { readonly id: string };
  readonly fields?: readonly { readonly path: string }[];
}

const start = (agent: Agent, input: object) =>
  agent.client.act<Started>("startInteraction", input, {
    InteractionStarted: "interaction { id phase assignedAgent { id } }",
    AlreadyTaken: "by { id }",
    ValidationFailed: "fields { path }",
  });

test("a number nobody knows gets the template once, in an interaction of the agent's own", async () => {
  const { account, agents } = await scenario.accountWithAgents(2);
  const [agent, other] = agents as [Agent, Agent];
  const customer = account.newCustomer();
  const template = await templateOf(account);
  const input = {
    accountId: account.id,
    phone: `+${customer.phone}`,
    clientMessageId: randomUUID(),
    templateId: template.id,
    templateParameters: template.variables.map(() => "Ada"),
  };

  const answers = await Promise.all([start(agent, input), start(agent, input), start(agent, input)]);
  expect(new Set(answers.map(({ interaction }) => interaction?.id)).size).toBe(1);
  expect(answers[0]).toMatchObject({
    __typename: "InteractionStarted",
    interaction: { phase: "ASSIGNED", assignedAgent: { id: agent.id } },
  });
  await eventually(
    () => customer.received(),
    (received) => expect(received).toHaveLength(1),
  );
  expect(await other.offers()).toHaveLength(0);

  expect(await start(other, { ...input, clientMessageId: randomUUID() })).toMatchObject({
    __typename: "AlreadyTaken",
    by: { id: agent.id },
  });
  // Their own second one joins (R1), and the customer's answer comes to the same.
  const again = await start(agent, { ...input, clientMessageId: randomUUID() });
  expect(again.interaction?.id).toBe(answers[0]?.interaction?.id);
  await customer.says("Who is this?");
  await eventually(
    () => agent.thread(answers[0]?.interaction?.id ?? ""),
    (lines) => expect(lines.map(({ text }) => text)).toContain("Who is this?"),
  );
  expect(await account.interactions()).toHaveLength(1);
}, 60_000);

test("what is refused opens nothing", async () => {
  const { account, agent } = await scenario.accountWithOneAgent();
  const foreign = await scenario.account();
  const template = await templateOf(account);
  const input = {
    accountId: account.id,
    phone: newPhone(),
    clientMessageId: randomUUID(),
    templateId: template.id,
    templateParameters: template.variables.map(() => "Ada"),
  };
  const refused = async (changes: object) => {
    const { __typename, fields } = await start(agent, { ...input, ...changes });
    return [__typename, ...(fields ?? []).map(({ path }) => path)];
  };
  expect(await refused({ phone: "12" })).toEqual(["ValidationFailed", "phone"]);
  expect(await refused({ phone: null })).toEqual(["ValidationFailed", "phone"]);
  expect(await refused({ templateParameters: [] })).toEqual(["ValidationFailed", "templateParameters"]);
  expect(await refused({ templateId: randomUUID() })).toEqual(["ValidationFailed", "templateId"]);
  expect(await refused({ accountId: foreign.id })).toEqual(["NotFound"]);
  expect(await refused({ phone: null, contactId: randomUUID() })).toEqual(["NotFound"]);
  expect(await account.interactions()).toHaveLength(0);
}, 60_000);
