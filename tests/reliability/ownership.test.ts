/** R8, R10: who owns an interaction, and what becomes of it when they give it away, fall silent or are gone. */
import { randomUUID } from "node:crypto";
import type { Agent } from "../kit/agent.ts";
import { isAtRest, passTime } from "../kit/clock.ts";
import { connectTo, type OwnConnection } from "../kit/database.ts";
import { until, watched } from "../kit/eventually.ts";
import { queueStep, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let database: OwnConnection;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  database = await connectTo(parley.databaseUrl);
}, 120_000);
afterAll(async () => {
  await database.close();
  await parley.stop();
});

async function passes(account: TestAccount, seconds: number): Promise<void> {
  await until(() => isAtRest(database, account.id), "routing comes to rest");
  await passTime(database, account.id, seconds);
  await until(() => isAtRest(database, account.id), "routing comes to rest");
}

/** The first agent owns an interaction of an account with so many agents. */
async function owned(howMany: number) {
  const stage = await scenario.accountWithAgents(howMany, { stepSeconds: 100, capacity: 2 });
  const [giver, ...others] = stage.agents as [Agent, ...Agent[]];
  await stage.customer.says("Hello");
  const [offer] = await offersOf(giver, 1);
  await giver.accepts(offer?.id ?? "");
  const interactionId = offer?.interaction.id ?? "";
  return { ...stage, giver, others, interactionId };
}

async function offersOf(agent: Agent, howMany: number) {
  await expect(agent.offers()).toEventuallyHaveLength(howMany);
  return agent.offers();
}

const transfers = (agent: Agent, interactionId: string, to: object, idempotencyKey: string = randomUUID()) =>
  agent.client.act<{ problem?: string }>(
    "transferInteraction",
    { interactionId, idempotencyKey, ...to },
    { TransferTargetUnavailable: "problem" },
  );

interface Entry {
  readonly kind: string;
  readonly agent: { readonly id: string } | null;
  readonly queue: { readonly id: string } | null;
  readonly seconds: number | null;
  readonly reason: string | null;
  readonly outcome: string | null;
}
const history = (agent: Agent, id: string) =>
  watched(async () => {
    const { interaction } = await agent.client.ask<{ interaction: { routingHistory: readonly Entry[] } }>(
      `query History($id: ID!) { interaction(id: $id) { routingHistory {
        kind agent { id } queue { id } seconds reason outcome } } }`,
      { id },
    );
    return interaction.routingHistory;
  });

describe("a transfer (R9)", () => {
  test("accepted: it is the receiver's; until then it is the giver's, who may go on", async () => {
    const { giver, others, interactionId, account, customer } = await owned(2);
    const [receiver] = others as [Agent];
    expect(await transfers(giver, interactionId, { agentId: receiver.id })).toMatchObject({
      __typename: "InteractionTransferring",
    });
    const [offer] = await offersOf(receiver, 1);
    expect(offer).toMatchObject({ reason: "TRANSFER" });
    await giver.writes(interactionId, "One moment, please");
    await expect(account.interactions()).toEventuallyMatchObject([{ assignedAgent: { id: giver.id } }]);

    await receiver.accepts(offer?.id ?? "");
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "ASSIGNED", assignedAgent: { id: receiver.id } },
    ]);
    await customer.says("And now?");
    await expect(receiver.thread(interactionId)).toEventuallyMatchObject(
      expect.arrayContaining([expect.objectContaining({ systemEvent: "transferred" })]) as object,
    );
    expect((await transfers(giver, interactionId, { agentId: receiver.id })).__typename).toBe("NotYours");
  });

  test("rejected, or not accepted in time: it is back with the giver, unread", async () => {
    const { giver, others, interactionId, account, queue } = await owned(3);
    const [receiver, third] = others as [Agent, Agent];
    await giver.opensTab(interactionId);
    await transfers(giver, interactionId, { agentId: receiver.id });
    const [offer] = await offersOf(receiver, 1);
    await receiver.rejects(offer?.id ?? "");
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "ASSIGNED", isUnread: true, assignedAgent: { id: giver.id }, pendingOffers: [] },
    ]);

    await giver.opensTab(interactionId);
    await transfers(giver, interactionId, { queueId: queue.id });
    await offersOf(receiver, 1);
    await offersOf(third, 1);
    expect(await giver.offers()).toEqual([]);
    await passes(account, 60);
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "ASSIGNED", isUnread: true, assignedAgent: { id: giver.id }, pendingOffers: [] },
    ]);
    await expect(history(giver, interactionId)).toEventuallyMatchObject([
      { kind: "SEARCHED", reason: "PLAN_QUEUE", queue: { id: queue.id }, seconds: 100 },
      { kind: "OFFERED", queue: { id: queue.id } },
      { kind: "OFFERED", queue: { id: queue.id } },
      { kind: "OFFERED", queue: { id: queue.id } },
      { kind: "SEARCHED", reason: "TRANSFER", agent: { id: receiver.id }, seconds: 60 },
      { kind: "OFFERED", agent: { id: receiver.id }, outcome: "REJECTED", seconds: 60 },
      { kind: "TRANSFER_RETURNED", agent: { id: giver.id } },
      { kind: "SEARCHED", reason: "TRANSFER", queue: { id: queue.id }, seconds: 60 },
      { kind: "OFFERED", outcome: "EXPIRED" },
      { kind: "OFFERED", outcome: "EXPIRED" },
      { kind: "TRANSFER_RETURNED", agent: { id: giver.id } },
    ]);
  });

  test("the same key twice is one transfer; a second one is refused, cancelling ends it", async () => {
    const { giver, others, interactionId, account } = await owned(3);
    const [receiver, third] = others as [Agent, Agent];
    await transfers(giver, interactionId, { agentId: receiver.id }, "once");
    expect((await transfers(giver, interactionId, { agentId: third.id }, "once")).__typename).toBe(
      "InteractionTransferring",
    );
    expect((await transfers(giver, interactionId, { agentId: third.id })).__typename).toBe("TransferPending");
    await offersOf(receiver, 1);
    expect(await third.offers()).toEqual([]);
    expect((await giver.client.act("cancelTransfer", { interactionId })).__typename).toBe("TransferCancelled");
    await expect(receiver.offers()).toEventuallyHaveLength(0);
    expect((await giver.client.act("cancelTransfer", { interactionId })).__typename).toBe("NoTransferPending");
    await expect(account.interactions()).toEventuallyMatchObject([{ assignedAgent: { id: giver.id } }]);
  });

  test("only to those who are there, and only as the account allows", async () => {
    const { giver, others, interactionId, account, queue } = await owned(2);
    const [receiver] = others as [Agent];
    const stranger = await scenario.agent();
    const problem = async (to: object) => (await transfers(giver, interactionId, to)).problem;
    expect(await problem({ agentId: giver.id })).toBe("OWN");
    expect(await problem({ agentId: stranger.id })).toBe("UNKNOWN");
    expect(await problem({ agentId: randomUUID() })).toBe("UNKNOWN");
    await receiver.pauses(true);
    expect(await problem({ agentId: receiver.id })).toBe("PAUSED");
    expect(await problem({ queueId: queue.id })).toBe("NOBODY_THERE");
    const targets = () =>
      watched(() =>
        giver.client.ask<object>(
          `query Targets($id: ID!) { transferTargets(interactionId: $id) {
            agents { agent { id } owned capacity isFull } queues { queue { id } present free } } }`,
          { id: interactionId },
        ),
      );
    await expect(targets()).toEventuallyEqual({ transferTargets: { agents: [], queues: [] } });
    await receiver.pauses(false);
    await expect(targets()).toEventuallyEqual({
      transferTargets: {
        agents: [{ agent: { id: receiver.id }, owned: 0, capacity: 2, isFull: false }],
        queues: [{ queue: { id: queue.id }, present: 1, free: 1 }],
      },
    });
    await account.changes({ transferToAgent: { enabled: false } });
    expect((await transfers(giver, interactionId, { agentId: receiver.id })).__typename).toBe("TransferDisabled");
    expect((await transfers(giver, interactionId, {})).__typename).toBe("ValidationFailed");
    await giver.closes(interactionId);
    expect((await transfers(giver, interactionId, { queueId: queue.id })).__typename).toBe("InteractionClosed");
  });

  test("the giver goes home meanwhile: it stays theirs, and a message that came goes the way of R8", async () => {
    const { giver, others, interactionId, account, customer } = await owned(2);
    const [receiver] = others as [Agent];
    await transfers(giver, interactionId, { agentId: receiver.id });
    const [offer] = await offersOf(receiver, 1);
    await giver.closesTab(interactionId);
    await giver.client.must("signOut", {}, ["SignedOut", "sessionEnded"]);
    await customer.says("Still there?");
    await until(() => isAtRest(database, account.id), "the message is read");
    await receiver.rejects(offer?.id ?? "");
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "ASSIGNED", isUnread: true, assignedAgent: { id: giver.id }, pendingOffers: [] },
    ]);
    // Nobody is there for the first wait, then the queue is asked.
    await passes(account, 10);
    expect(await offersOf(receiver, 1)).toMatchObject([{ reason: "ASSIGNED_QUEUE" }]);
  });
});

describe("silence closes (R10)", () => {
  test("after the account's minutes from a person's message, not from an automatic one; an answer cancels it", async () => {
    const { giver, interactionId, account, customer } = await owned(1);
    await giver.writes(interactionId, "Does that help?");
    await passes(account, 3_600);
    await expect(account.interactions()).toEventuallyMatchObject([{ phase: "ASSIGNED" }]);
    // Set while it lasts, it counts at once for what is open.
    await customer.says("Let me see");
    await until(() => isAtRest(database, account.id), "the message is read");
    await account.changes({ inactivityMinutes: 30 });
    await passes(account, 3_600);
    await expect(account.interactions()).toEventuallyMatchObject([{ phase: "ASSIGNED" }]);
    await giver.writes(interactionId, "And now?");
    await giver.client.act("addNote", { interactionId, text: "Slow", clientMessageId: randomUUID() });
    await passes(account, 1_790);
    await expect(account.interactions()).toEventuallyMatchObject([{ phase: "ASSIGNED" }]);
    await passes(account, 11);
    await expect(account.interactions()).toEventuallyMatchObject([{ phase: "CLOSED", closedBy: "INACTIVITY" }]);
    const { interaction } = await giver.client.ask<{ interaction: object }>(
      "query Closed($id: ID!) { interaction(id: $id) { disposition } }",
      { id: interactionId },
    );
    expect(interaction).toEqual({ disposition: ["Closed for inactivity"] });
  });
});

describe("what becomes of the work of those who are gone", () => {
  test("taken off the account or deactivated: it is offered to others", async () => {
    const { giver, others, account } = await owned(3);
    const [second, third] = others as [Agent, Agent];
    await account.employs([second, third]);
    const [offer] = await offersOf(second, 1);
    await offersOf(third, 1);
    expect(await account.interactions()).toMatchObject([{ phase: "OFFERED", assignedAgent: { id: giver.id } }]);
    await second.accepts(offer?.id ?? "");
    const { user } = await scenario.administrator.ask<{ user: { version: number } }>(
      "query User($id: ID!) { user(id: $id) { version } }",
      { id: second.id },
    );
    const input = { id: second.id, version: user.version, isActive: false };
    await scenario.administrator.must("updateUser", input, ["UserSaved", "user { id }"]);
    const [last] = await offersOf(third, 1);
    await third.accepts(last?.id ?? "");
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "ASSIGNED", assignedAgent: { id: third.id }, pendingOffers: [] },
    ]);
  });

  test("a queue that is deleted while it rings: the next step of the plan is next", async () => {
    const { account, agents, customer, queue } = await scenario.accountWithAgents(2, { stepSeconds: 1_000 });
    const [first, second] = agents as [Agent, Agent];
    const other = await scenario.queue({ agents: [second] });
    await account.plans([queueStep(queue, 1_000), queueStep(other, 1_000)]);
    await customer.says("Hello");
    await offersOf(first, 1);
    await scenario.administrator.must("deleteQueue", { id: queue.id }, ["QueueDeleted", "id"]);
    await expect(first.offers()).toEventuallyHaveLength(0);
    await offersOf(second, 1);
    await expect(account.interactions()).toEventuallyMatchObject([
      { phase: "OFFERED", pendingOffers: [{ agent: { id: second.id } }] },
    ]);
  });

  test("an account that is deleted: what is open closes, nothing rings", async () => {
    const { account, agents, customer } = await scenario.accountWithAgents(1);
    const [agent] = agents as [Agent];
    await customer.says("Hello");
    await offersOf(agent, 1);
    await scenario.administrator.must("deleteAccount", { id: account.id }, ["AccountDeleted", "id"]);
    await expect(agent.offers()).toEventuallyHaveLength(0);
    await expect(account.interactions()).toEventuallyMatchObject([{ phase: "CLOSED", pendingOffers: [] }]);
  });
});

test("handed back it goes to its queue, not to the giver; a supervisor gives it to whom they like", async () => {
  const { giver, others, interactionId, account } = await owned(2);
  const [other] = others as [Agent];
  expect((await giver.client.act("handBackInteraction", { interactionId })).__typename).toBe("InteractionHandedBack");
  await offersOf(other, 1);
  expect(await giver.offers()).toEqual([]);
  expect((await giver.client.act("handBackInteraction", { interactionId })).__typename).toBe("NotYours");
  const given = await scenario.administrator.act("assignInteraction", { interactionId, agentId: giver.id });
  expect(given.__typename).toBe("InteractionAssigned");
  await expect(other.offers()).toEventuallyHaveLength(0);
  await expect(account.interactions()).toEventuallyMatchObject([
    { phase: "ASSIGNED", isUnread: true, assignedAgent: { id: giver.id } },
  ]);
});

test("an owner's customer who writes again waits from that message on: before those who come later (R6, R8)", async () => {
  const { account, agents, customer } = await scenario.accountWithAgents(2, {
    waitForAgentSeconds: 10,
    waitForQueueSeconds: 600,
    stepSeconds: 600,
    capacity: 1,
  });
  const [owner, other] = agents as [Agent, Agent];
  await other.pauses(true);
  await customer.says("Hello");
  const [offer] = await offersOf(owner, 1);
  await owner.accepts(offer?.id ?? "");
  const ownedId = offer?.interaction.id ?? "";
  const waitingSince = async () => {
    const { interaction } = await owner.client.ask<{ interaction: { waitingSince: string | null } }>(
      "query Standing($id: ID!) { interaction(id: $id) { waitingSince } }",
      { id: ownedId },
    );
    return interaction.waitingSince;
  };
  expect(await waitingSince()).toBeNull();

  await owner.closesTab(ownedId);
  await owner.pauses(true);
  await customer.says("Still there?");
  await passes(account, 11);
  await account.newCustomer().says("I am new here");
  await until(() => isAtRest(database, account.id), "the newcomer searches");
  expect(await waitingSince()).not.toBeNull();

  await other.pauses(false);
  const [next] = await offersOf(other, 1);
  expect(next).toMatchObject({ reason: "ASSIGNED_QUEUE", interaction: { id: ownedId } });
  await other.accepts(next?.id ?? "");
  expect(await waitingSince()).toBeNull();
});

test("the two waits may be as long as they may: 2,147,483 seconds, and end then (R8)", async () => {
  const most = 2_147_483;
  const { account, agents, customer } = await scenario.accountWithAgents(2, {
    waitForAgentSeconds: most,
    waitForQueueSeconds: most,
    stepSeconds: 100,
  });
  const [owner, other] = agents as [Agent, Agent];
  await customer.says("Hello");
  const [offer] = await offersOf(owner, 1);
  await owner.accepts(offer?.id ?? "");
  await owner.closesTab(offer?.interaction.id ?? "");
  await owner.client.must("signOut", {}, ["SignedOut", "sessionEnded"]);
  await customer.says("Still there?");
  await until(() => isAtRest(database, account.id), "the message is read");
  await passes(account, most - 60);
  expect(await other.offers()).toEqual([]);
  await passes(account, 61);
  expect(await offersOf(other, 1)).toMatchObject([{ reason: "ASSIGNED_QUEUE" }]);
  await passes(account, most);
  expect(await offersOf(other, 1)).toMatchObject([{ reason: "PLAN_QUEUE" }]);
  // The former owner stays recorded until somebody accepts.
  expect(await account.interactions()).toMatchObject([{ phase: "OFFERED", assignedAgent: { id: owner.id } }]);
});
