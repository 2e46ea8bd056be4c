/** What tests start from: accounts, agents and customers of their own on a running Parley, handed out nested. */
import { randomBytes, randomUUID } from "node:crypto";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { type Agent, agentSigningIn } from "./agent.ts";
import { type Client, signIn } from "./clients.ts";
import { type Vendors, vendorsAt } from "./clients-simulator.ts";
import { type Customer, customerOf } from "./customer.ts";
import { type Watched, watched } from "./eventually.ts";
import { credentialsFor } from "./scenario-credentials.ts";
import type { Parley } from "./server.ts";
import { interactionsOf, type ShownInteraction } from "./shown-interactions.ts";

export interface AccountOptions {
  /** Meta unless told: the provider whose webhooks tell the customer's time. */
  readonly provider?: ProviderKind;
  readonly waitForAgentSeconds?: number;
  readonly waitForQueueSeconds?: number;
  readonly plan?: readonly object[];
}

export interface TestAccount {
  readonly id: string;
  readonly provider: ProviderKind;
  readonly phone: string;
  readonly receiveUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Its name at the simulator. */
  readonly numberId: string;
  /** All interactions, newest first; at most 100. */
  interactions(where?: object): Watched<readonly ShownInteraction[]>;
  newCustomer(): Customer;
  /** Saves these settings of it; the others stay. */
  changes(settings: object): Promise<void>;
  /** Replaces the plan (R5). */
  plans(actions: readonly object[]): Promise<void>;
  /** Puts these agents on it, and nobody else. */
  employs(agents: readonly Agent[]): Promise<void>;
}

export interface QueueOptions {
  readonly strategy?: "BEEP_ALL" | "ROUND_ROBIN";
  readonly agentTimeoutSeconds?: number;
  readonly agents: readonly Agent[];
}

export interface Scenario {
  readonly administrator: Client;
  readonly vendors: Vendors;
  account(options?: AccountOptions): Promise<TestAccount>;
  agent(options?: { readonly capacity?: number }): Promise<Agent>;
  /** Four at a time: passwords are slow to hash by design. */
  agents(howMany: number, options?: { readonly capacity?: number }): Promise<readonly Agent[]>;
  queue(options: QueueOptions): Promise<{ readonly id: string }>;
  /** An account whose one queue rings for its one agent, who sits at the desk. */
  accountWithOneAgent(options?: AccountOptions & QueueWaits): Promise<{
    readonly account: TestAccount;
    readonly agent: Agent;
    readonly customer: Customer;
    readonly queue: { readonly id: string };
  }>;
  /** The same with several agents. */
  accountWithAgents(
    howMany: number,
    options?: AccountOptions & QueueWaits,
  ): Promise<{
    readonly account: TestAccount;
    readonly agents: readonly Agent[];
    readonly customer: Customer;
    readonly queue: { readonly id: string };
  }>;
}

export interface QueueWaits {
  readonly strategy?: "BEEP_ALL" | "ROUND_ROBIN";
  /** How long one agent is notified (R6). */
  readonly agentTimeoutSeconds?: number;
  /** How long the plan's queue step waits. */
  readonly stepSeconds?: number;
  readonly capacity?: number;
}

const PASSWORD = "a long enough password";

/** Signs in as the administrator of a running system. */
export async function scenarioOn(parley: Parley): Promise<Scenario> {
  const administrator = await signIn(parley.url, parley.administrator);
  const vendors = vendorsAt(parley);
  const { contactList } = await administrator.must<{ contactList: { id: string } }>(
    "createContactList",
    { name: `Customers ${randomUUID()}` },
    ["ContactListSaved", "contactList { id }"],
  );

  async function account({ provider = "meta", plan = [], ...waits }: AccountOptions = {}): Promise<TestAccount> {
    const phone = newPhone();
    const credentials = credentialsFor(provider, parley.simulatorUrl);
    const { account: made } = await administrator.must<{ account: { id: string; receiveUrl: string } }>(
      "createAccount",
      {
        name: `Account ${phone}`,
        key: newKey(),
        provider: provider.toUpperCase(),
        phone,
        domain: new URL(parley.url).host,
        contactListId: contactList.id,
        credentials: Object.entries(credentials).map(([name, value]) => ({ name, value })),
        waitForAssignedAgentSeconds: waits.waitForAgentSeconds ?? 10,
        waitForAssignedQueueSeconds: waits.waitForQueueSeconds ?? 10,
      },
      ["AccountSaved", "account { id receiveUrl }"],
    );
    const { id, receiveUrl } = made;
    const numberId = `number-${id}`;
    await vendors.register(numberId, {
      provider,
      phone,
      credentials,
      webhookUrl: receiveUrl,
      name: `Account ${phone}`,
    });
    const storedVersion = async () => {
      const { account: stored } = await administrator.ask<{ account: { version: number } }>(
        "query Version($id: ID!) { account(id: $id) { version } }",
        { id },
      );
      return stored.version;
    };
    const plans = async (actions: readonly object[]) => {
      const plan = { accountId: id, version: await storedVersion(), actions };
      await administrator.must("setRoutingPlan", plan, ["AccountSaved", "__typename"]);
    };
    if (plan.length > 0) await plans(plan);
    return {
      id,
      provider,
      phone,
      receiveUrl,
      credentials,
      numberId,
      plans,
      async changes(settings) {
        const change = { id, version: await storedVersion(), ...settings };
        await administrator.must("updateAccount", change, ["AccountSaved", "__typename"]);
      },
      interactions: (where = {}) => watched(() => interactionsOf(administrator, { accountId: { in: [id] }, ...where })),
      newCustomer: () => customerOf(vendors, numberId, newPhone()),
      async employs(agents) {
        const input = { accountId: id, agentIds: agents.map((agent) => agent.id) };
        await administrator.must("setAccountAgents", input, ["AccountSaved", "account { id }"]);
      },
    };
  }

  async function agent({ capacity = 50 }: { readonly capacity?: number } = {}): Promise<Agent> {
    const name = `Agent ${randomBytes(4).toString("hex")}`;
    const credentials = { email: `${randomUUID()}@example.test`, password: PASSWORD };
    const { user } = await administrator.must<{ user: { id: string } }>(
      "createUser",
      { ...credentials, name, role: "AGENT", capacity },
      ["UserSaved", "user { id }"],
    );
    return agentSigningIn(parley.url, { id: user.id, name, credentials });
  }

  async function agents(howMany: number, options?: { readonly capacity?: number }): Promise<readonly Agent[]> {
    const made: Agent[] = [];
    let begun = 0;
    const makeNext = async (): Promise<void> => {
      while (begun < howMany) {
        begun += 1;
        made.push(await agent(options));
      }
    };
    await Promise.all([makeNext(), makeNext(), makeNext(), makeNext()]);
    return made;
  }

  async function queue({ strategy = "BEEP_ALL", agentTimeoutSeconds = 60, agents: members }: QueueOptions) {
    const { queue: made } = await administrator.must<{ queue: { id: string } }>(
      "createQueue",
      { name: `Queue ${randomUUID()}`, strategy, agentTimeoutSeconds, agentIds: members.map(({ id }) => id) },
      ["QueueSaved", "queue { id }"],
    );
    return made;
  }

  const accountWithAgents: Scenario["accountWithAgents"] = async (howMany, options = {}) => {
    const { capacity, strategy, agentTimeoutSeconds, stepSeconds = 60 } = options;
    const [made, members] = await Promise.all([
      account(options),
      agents(howMany, capacity === undefined ? {} : { capacity }),
    ]);
    await made.employs(members);
    const its = await queue({
      agents: members,
      ...(strategy === undefined ? {} : { strategy }),
      ...(agentTimeoutSeconds === undefined ? {} : { agentTimeoutSeconds }),
    });
    if (options.plan === undefined) await made.plans([queueStep(its, stepSeconds)]);
    await Promise.all(members.map((member) => member.sitsDown()));
    return { account: made, agents: members, customer: made.newCustomer(), queue: its };
  };

  return {
    administrator,
    vendors,
    account,
    agent,
    agents,
    queue,
    accountWithAgents,
    async accountWithOneAgent(options) {
      const {
        agents: [only],
        ...rest
      } = await accountWithAgents(1, options);
      if (only === undefined) throw new Error("No agent was made");
      return { ...rest, agent: only };
    },
  };
}

/** A plan's step that offers to a queue. */
export function queueStep(queue: { readonly id: string }, waitSeconds: number): object {
  return { type: "QUEUE", queueId: queue.id, waitSeconds };
}

/** An Italian mobile number that no other test has. */
export function newPhone(): string {
  return `393${String(randomBytes(6).readUIntBE(0, 6) % 1_000_000_000).padStart(9, "0")}`;
}

/** Five letters and digits: sixty million of them. */
function newKey(): string {
  return (randomBytes(4).readUInt32BE() % 36 ** 5).toString(36).padStart(5, "0");
}
