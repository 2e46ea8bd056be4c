/** Queues, users, and the doors of the operator. */
import { randomUUID } from "node:crypto";
import { type Answered, type Client, signIn } from "../kit/clients.ts";
import { metric } from "../kit/metrics.ts";
import { sendRaw } from "../kit/raw-graphql.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  administrator = scenario.administrator;
});
afterAll(() => parley.stop());

type Refused = Answered & { readonly fields?: readonly { readonly path: string }[] };
const FIELDS = { ValidationFailed: "fields { path }" };
const pathsOf = ({ fields }: Refused) => (fields ?? []).map(({ path }) => path).sort();

describe("queues", () => {
  const SHOWN = "queue { id name strategy agentTimeoutSeconds weight version agents { id } }";
  interface Queue {
    readonly id: string;
    readonly version: number;
  }

  test("are made, read, changed, and deleted", async () => {
    const agent = await scenario.agent();
    const name = `Queue ${randomUUID()}`;
    const { queue } = await administrator.must<{ queue: Queue }>(
      "createQueue",
      { name, strategy: "ROUND_ROBIN", agentTimeoutSeconds: 20, weight: 3, agentIds: [agent.id] },
      ["QueueSaved", SHOWN],
    );
    expect(queue).toMatchObject({
      name,
      strategy: "ROUND_ROBIN",
      agentTimeoutSeconds: 20,
      weight: 3,
      agents: [{ id: agent.id }],
    });
    const { queue: changed } = await administrator.must<{ queue: Queue }>(
      "updateQueue",
      { id: queue.id, version: queue.version, strategy: "BEEP_ALL", agentIds: [] },
      ["QueueSaved", SHOWN],
    );
    expect(changed).toMatchObject({ name, strategy: "BEEP_ALL", weight: 3, agents: [] });
    const stale = await administrator.act("updateQueue", { id: queue.id, version: queue.version, name: "Stale" });
    expect(stale.__typename).toBe("EditConflict");
    await administrator.must("deleteQueue", { id: queue.id }, ["QueueDeleted", "id"]);
    expect(await administrator.ask("query Q($id: ID!) { queue(id: $id) { id } }", { id: queue.id })).toEqual({
      queue: null,
    });
    expect((await administrator.act("deleteQueue", { id: queue.id })).__typename).toBe("NotFound");
  });

  test("name, numbers and members are checked, a name is taken once", async () => {
    const name = `Queue ${randomUUID()}`;
    await administrator.must("createQueue", { name, strategy: "BEEP_ALL" }, ["QueueSaved", "__typename"]);
    const same = await administrator.act<Refused>(
      "createQueue",
      { name: name.toUpperCase(), strategy: "BEEP_ALL" },
      FIELDS,
    );
    expect(pathsOf(same)).toEqual(["name"]);
    const wrong = await administrator.act<Refused>(
      "createQueue",
      { name: " ", strategy: "BEEP_ALL", agentTimeoutSeconds: 0, weight: -1, agentIds: [randomUUID()] },
      FIELDS,
    );
    expect(pathsOf(wrong)).toEqual(["agentIds", "agentTimeoutSeconds", "name", "weight"]);
  });
});

describe("users", () => {
  const newUser = (changes: object = {}) => ({
    email: `${randomUUID()}@example.test`,
    name: "Somebody New",
    password: "a long enough password",
    role: "AGENT",
    ...changes,
  });
  const SAVED = [
    "UserSaved",
    "user { id version alias role capacity isActive email accounts { id } queues { id } }",
  ] as const;
  interface User {
    readonly id: string;
    readonly version: number;
  }

  test("are made with their accounts and queues, changed, and stopped", async () => {
    const account = await scenario.account();
    const queue = await scenario.queue({ agents: [] });
    const input = newUser({ accountIds: [account.id], queueIds: [queue.id], capacity: 7 });
    const { user } = await administrator.must<{ user: User }>("createUser", input, SAVED);
    expect(user).toMatchObject({
      role: "AGENT",
      capacity: 7,
      isActive: true,
      email: input.email,
      accounts: [{ id: account.id }],
      queues: [{ id: queue.id }],
    });
    const { user: changed } = await administrator.must<{ user: User }>(
      "updateUser",
      { id: user.id, version: user.version, role: "SUPERVISOR", capacity: 9, accountIds: [] },
      SAVED,
    );
    expect(changed).toMatchObject({ role: "SUPERVISOR", capacity: 9, accounts: [], queues: [{ id: queue.id }] });
    expect(
      (await administrator.act("updateUser", { id: user.id, version: user.version, name: "Stale" })).__typename,
    ).toBe("EditConflict");
    await administrator.must("updateUser", { id: user.id, version: changed.version, isActive: false }, SAVED);
    await expect(signIn(parley.url, { email: input.email, password: input.password })).rejects.toThrow("wrong");
  });

  test("an alias is given, stays when nothing is said of it, and is taken away", async () => {
    const { user } = await administrator.must<{ user: User }>("createUser", newUser({ alias: " Anna " }), SAVED);
    expect(user).toMatchObject({ alias: "Anna" });
    const change = { id: user.id, version: user.version };
    const { user: kept } = await administrator.must<{ user: User }>("updateUser", { ...change, capacity: 3 }, SAVED);
    expect(kept).toMatchObject({ alias: "Anna" });
    const input = { ...change, version: kept.version, alias: "" };
    expect(await administrator.must("updateUser", input, SAVED)).toMatchObject({ user: { alias: null } });
  });

  test("address, password, name, capacity and memberships are checked; an address is taken once", async () => {
    const taken = newUser();
    await administrator.must("createUser", taken, SAVED);
    const same = await administrator.act<Refused>("createUser", newUser({ email: taken.email.toUpperCase() }), FIELDS);
    expect(pathsOf(same)).toEqual(["email"]);
    const wrong = await administrator.act<Refused>(
      "createUser",
      newUser({
        email: "nobody",
        name: "",
        alias: "a".repeat(121),
        password: "short",
        capacity: 0,
        accountIds: [randomUUID()],
        queueIds: [randomUUID()],
      }),
      FIELDS,
    );
    expect(pathsOf(wrong)).toEqual(["accountIds", "alias", "capacity", "email", "name", "password", "queueIds"]);
  });

  test("the last administrator cannot shut everybody out", async () => {
    const { viewer } = await administrator.ask<{ viewer: { user: User } }>("{ viewer { user { id version } } }");
    const { id, version } = viewer.user;
    for (const change of [{ isActive: false }, { role: "AGENT" }]) {
      const refused = await administrator.act<Refused>("updateUser", { id, version, ...change }, FIELDS);
      expect([change, refused.__typename]).toEqual([change, "ValidationFailed"]);
    }
  });
});

describe("the operator's doors", () => {
  test("/healthz and /readyz say so in JSON, to anybody", async () => {
    const [health, ready] = await Promise.all([
      sendRaw(`${parley.url}/healthz`, {}),
      sendRaw(`${parley.url}/readyz`, {}),
    ]);
    expect([health.status, health.json, ready.status, ready.json]).toEqual([
      200,
      { status: "up", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      200,
      { status: "ready" },
    ]);
  });

  test("/metrics counts what happens, and names nobody", async () => {
    const before = await metric(parley.url, "parley_webhooks_stored_total");
    const account = await scenario.account();
    const customer = account.newCustomer();
    await customer.says("count me");
    await expect(account.interactions()).toEventuallyHaveLength(1);
    const answer = await sendRaw(`${parley.url}/metrics`, {});
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await metric(parley.url, "parley_webhooks_stored_total")).toBe(before + 1);
    expect(await metric(parley.url, "parley_webhooks_processed_total")).toBeGreaterThan(0);
    for (const name of [account.id, account.phone, customer.phone, "count me"]) expect(answer.text).not.toContain(name);
  });
});
