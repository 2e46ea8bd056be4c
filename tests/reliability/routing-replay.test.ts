/**
 * The histories that the pure core is held to, done to the running system of two nodes on one database with
 * the clock under the test's control: after every act it stands where the core alone stands.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type Act, histories } from "../../apps/api/src/routing/testing/histories.ts";
import { type Standing, World } from "../../apps/api/src/routing/testing/world.ts";
import { WORLD } from "../../apps/api/src/routing/testing/world-settings.ts";
import { type Agent, agentSigningIn } from "../kit/agent.ts";
import type { LiveLog } from "../kit/clients-live.ts";
import { isAtRest, passTime } from "../kit/clock.ts";
import type { Customer } from "../kit/customer.ts";
import { connectTo, type OwnConnection } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

const HISTORIES = 24;
const ACTS = 40;
const LANES = 6;

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley({ nodes: 2 });
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

/** The running system's side of one history. */
interface Stage {
  readonly account: TestAccount;
  readonly customers: readonly Customer[];
  readonly agents: Agent[];
  readonly desks: (LiveLog | null)[];
  readonly queueIds: readonly string[];
  readonly members: number[][];
  readonly employed: Set<number>;
  readonly database: OwnConnection;
  plan: number;
}

const STRATEGIES = { beep_all: "BEEP_ALL", round_robin: "ROUND_ROBIN", least_recent: "LEAST_RECENT" } as const;
type Strategy = keyof typeof STRATEGIES;

async function stageFor(strategy: Strategy): Promise<Stage> {
  const [account, made] = await Promise.all([
    scenario.account({ waitForAgentSeconds: WORLD.waitSeconds, waitForQueueSeconds: WORLD.waitSeconds }),
    scenario.agents(WORLD.agents, { capacity: WORLD.capacity }),
  ]);
  // Round robin walks in the order of ids.
  const agents = [...made].sort((a, b) => (a.id < b.id ? -1 : 1));
  await account.employs(agents);
  const queueIds: string[] = [];
  for (const { name, weight } of WORLD.queues) {
    const input = {
      name: `${name} ${randomUUID()}`,
      strategy: STRATEGIES[strategy],
      weight,
      agentTimeoutSeconds: WORLD.agentTimeoutSeconds,
      agentIds: agents.map(({ id }) => id),
    };
    const { queue } = await scenario.administrator.must<{ queue: { id: string } }>("createQueue", input, [
      "QueueSaved",
      "queue { id }",
    ]);
    queueIds.push(queue.id);
  }
  const transferTimes = { timeoutSeconds: WORLD.transferSeconds };
  await account.changes({
    inactivityMinutes: WORLD.inactivityMinutes,
    transferToAgent: transferTimes,
    transferToQueue: transferTimes,
  });
  const stage: Stage = {
    account,
    agents,
    queueIds,
    customers: Array.from({ length: WORLD.customers }, () => account.newCustomer()),
    desks: await Promise.all(agents.map((agent) => agent.sitsDown())),
    members: WORLD.queues.map(() => agents.map((_, place) => place)),
    employed: new Set(agents.map((_, place) => place)),
    database: await connectTo(parley.databaseUrl),
    plan: 0,
  };
  await plans(stage);
  return stage;
}

function plans({ account, agents, queueIds, plan }: Stage): Promise<void> {
  const steps: readonly { queue?: number; agent?: number; waitSeconds: number }[] = WORLD.plans[plan] ?? [];
  return account.plans(
    steps.map(({ queue, agent, waitSeconds }) =>
      queue === undefined
        ? { type: "AGENT", agentId: agents[agent ?? 0]?.id, waitSeconds }
        : { type: "QUEUE", queueId: queueIds[queue], waitSeconds },
    ),
  );
}

interface Shown {
  readonly id: string;
  readonly phase: string;
  readonly isUnread: boolean;
  readonly assignedAgent: { readonly id: string } | null;
  readonly contact: { readonly phone: string | null };
  readonly pendingOffers: readonly { readonly id: string; readonly agent: { readonly id: string } }[];
  readonly transfer: { readonly expiresAt: string } | null;
}

const OPEN = `query Open($where: InteractionWhere) {
  interactions(first: 100, where: $where) { edges { node {
    id phase isUnread assignedAgent { id } contact { phone } pendingOffers { id agent { id } } transfer { expiresAt }
  } } }
}`;

async function open({ account }: Stage): Promise<readonly Shown[]> {
  const where = { accountId: { in: [account.id] }, phase: { in: ["ROUTING", "OFFERED", "ASSIGNED", "WAITING"] } };
  const { interactions } = await scenario.administrator.ask<{
    interactions: { edges: readonly { readonly node: Shown }[] };
  }>(OPEN, { where });
  return interactions.edges.map(({ node }) => node);
}

async function standings(stage: Stage): Promise<readonly Standing[]> {
  const all = await open(stage);
  const placeOf = (id: string) => stage.agents.findIndex((agent) => agent.id === id);
  return stage.customers.map(({ phone }) => {
    const it = all.find(({ contact }) => contact.phone === phone);
    if (it === undefined) return { phase: "none", owner: null, ringing: [], isUnread: false, isTransferring: false };
    return {
      phase: it.phase.toLowerCase() as Standing["phase"],
      owner: it.assignedAgent === null ? null : placeOf(it.assignedAgent.id),
      ringing: it.pendingOffers.map(({ agent }) => placeOf(agent.id)).sort(),
      isUnread: it.isUnread,
      isTransferring: it.transfer !== null,
    };
  });
}

const agentAt = (stage: Stage, place: number): Agent => {
  const agent = stage.agents[place];
  if (agent === undefined) throw new Error(`No agent ${place}`);
  return agent;
};

/** The act, through the doors that people and customers use. */
async function does(stage: Stage, act: Act, world: World): Promise<void> {
  if (act.type === "message") await stage.customers[act.customer]?.says("Hello");
  else if ("customer" in act) await actsOn(stage, act, world.actor(act) ?? 0);
  else if ("agent" in act) await concerns(stage, act, world);
  else if (act.type === "wait") await passTime(stage.database, stage.account.id, act.seconds);
  else if (act.type === "crash") await secondNodeDies();
  else if (act.type === "deletesQueue") {
    await scenario.administrator.must("deleteQueue", { id: stage.queueIds[0] }, ["QueueDeleted", "id"]);
  } else {
    stage.plan = 1 - stage.plan;
    await plans(stage);
  }
}

async function concerns(stage: Stage, act: Extract<Act, { readonly agent: number }>, world: World): Promise<void> {
  const place = act.agent;
  const agent = agentAt(stage, place);
  if (act.type === "pauses") await agent.pauses(!world.isPaused(place));
  else if (act.type === "comesOrGoes") await comesOrGoes(stage, place);
  else if (act.type === "getsOrLosesAccount") {
    if (!stage.employed.delete(place)) stage.employed.add(place);
    await stage.account.employs(stage.agents.filter((_, at) => stage.employed.has(at)));
  } else if (act.type === "joinsOrLeaves") {
    const before = stage.members[act.queue] ?? [];
    const others = before.filter((it) => it !== place);
    const members = before.length > others.length ? others : [...others, place];
    stage.members[act.queue] = members;
    await haveMembers(stage, act.queue, members);
  }
}

async function haveMembers(stage: Stage, queue: number, members: readonly number[]): Promise<void> {
  const id = stage.queueIds[queue];
  const { queue: now } = await scenario.administrator.ask<{ queue: { version: number } }>(
    "query Version($id: ID!) { queue(id: $id) { version } }",
    { id },
  );
  const agentIds = members.map((place) => agentAt(stage, place).id);
  await scenario.administrator.must("updateQueue", { id, version: now.version, agentIds }, [
    "QueueSaved",
    "queue { id }",
  ]);
}

async function comesOrGoes(stage: Stage, place: number): Promise<void> {
  const agent = agentAt(stage, place);
  if (stage.desks[place] !== null) {
    stage.desks[place] = null;
    await agent.client.must("signOut", {}, ["SignedOut", "sessionEnded"]);
    return;
  }
  const back = await agentSigningIn(parley.url, agent);
  stage.agents[place] = back;
  stage.desks[place] = await back.sitsDown();
}

async function actsOn(stage: Stage, act: Extract<Act, { readonly customer: number }>, place: number): Promise<void> {
  const phone = stage.customers[act.customer]?.phone;
  const it = (await open(stage)).find(({ contact }) => contact.phone === phone);
  if (it === undefined) throw new Error("Nothing is open");
  const agent = agentAt(stage, place);
  const interactionId = it.id;
  const offerId = it.pendingOffers.find((offer) => offer.agent.id === agent.id)?.id ?? "";
  switch (act.type) {
    case "accepts":
      return succeeded(await agent.accepts(offerId), "OfferAccepted");
    case "rejects":
      return succeeded(await agent.rejects(offerId), "OfferRejected");
    case "takes":
      return succeeded(await agent.takes(interactionId), "InteractionTaken");
    case "closes":
      return succeeded(await agent.closes(interactionId), "InteractionClosedNow");
    case "opensTab":
      return agent.opensTab(interactionId);
    case "closesTab":
      return agent.closesTab(interactionId);
    case "handsBack":
      return succeeded(await agent.client.act("handBackInteraction", { interactionId }), "InteractionHandedBack");
    case "cancelsTransfer":
      return succeeded(await agent.client.act("cancelTransfer", { interactionId }), "TransferCancelled");
    case "writes":
      await agent.writes(interactionId, "Hello");
      return;
    case "isGiven":
      return succeeded(
        await scenario.administrator.act("assignInteraction", { interactionId, agentId: agent.id }),
        "InteractionAssigned",
      );
    case "transfers": {
      const to = act.to === "queue" ? { queueId: stage.queueIds[1] } : { agentId: agentAt(stage, act.to).id };
      const input = { interactionId, idempotencyKey: randomUUID(), ...to };
      return succeeded(await agent.client.act("transferInteraction", input), "InteractionTransferring");
    }
  }
}

function succeeded(answer: { readonly __typename: string; readonly message?: string }, type: string): void {
  if (answer.__typename !== type) throw new Error(`${answer.__typename}: ${answer.message}`);
}

let dying: Promise<void> | null = null;

/** One of two nodes dies as by a power cut, whoever's history says so, and comes back. */
function secondNodeDies(): Promise<void> {
  const node = parley.nodes[1] as ApiNode;
  dying ??= (async () => {
    await node.kill();
    await node.start();
    dying = null;
  })();
  return dying;
}

async function replay(history: readonly Act[], strategy: Strategy): Promise<number> {
  const stage = await stageFor(strategy);
  try {
    return await replayOn(stage, history, strategy);
  } finally {
    await Promise.all(stage.desks.map((desk) => desk?.close()));
    await stage.database.close();
  }
}

async function replayOn(stage: Stage, history: readonly Act[], strategy: Strategy): Promise<number> {
  const world = new World(strategy);
  const done: Act[] = [];
  for (const act of history) {
    if (!world.can(act)) continue;
    done.push(act);
    await does(stage, act, world);
    world.do(act);
    const expected = stage.customers.map((_, customer) => world.standing(customer));
    try {
      await eventually(
        async () => ({ seen: await standings(stage), resting: await isAtRest(stage.database, stage.account.id) }),
        ({ seen, resting }) => {
          expect(seen).toEqual(expected);
          expect(resting).toBe(true);
        },
        10_000,
      );
    } catch (reason) {
      const story = done.map((it) => JSON.stringify(it)).join("\n");
      throw new Error(`${strategy}: they part after\n${story}\n${reason instanceof Error ? reason.message : reason}`);
    }
  }
  return done.length;
}

const says = (customer: number): Act => ({ type: "message", customer });
const accepts = (customer: number): Act => ({ type: "accepts", customer, nth: 0 });
const rejects = (customer: number): Act => ({ type: "rejects", customer, nth: 0 });
const closesTab = (customer: number): Act => ({ type: "closesTab", customer });
const pauses = (agent: number): Act => ({ type: "pauses", agent });
const wait = (seconds: number): Act => ({ type: "wait", seconds });
const planEdit: Act = { type: "planEdit" };

/** Stories in which the moment of a decision, not only its rule, says who is first (R6). */
const TOLD: Readonly<Record<string, readonly Act[]>> = {
  "who wrote first to an owner who is not there is served first": [
    ...[says(2), accepts(2), says(0), accepts(0)],
    ...[closesTab(2), closesTab(0), says(0), says(2), wait(101)],
  ],
  "of those who lost their owner in one moment, whoever was opened first": [
    ...[says(2), accepts(2), says(0)],
    { type: "isGiven", customer: 0, agent: 0 },
    { type: "getsOrLosesAccount", agent: 0 },
  ],
  "a place that an offer gives back goes to who has waited longest, not to the offer's customer": [
    ...[pauses(1), pauses(2), says(0), rejects(0), wait(301)],
    ...[says(1), says(2), says(0), wait(101)],
  ],
  "the same, when who has waited longest is asked of that agent alone": [
    ...[pauses(1), pauses(2), planEdit, says(0), rejects(0), rejects(0), wait(301)],
    ...[planEdit, says(1), says(2), wait(51), says(0), wait(51)],
  ],
};

test.each(Object.entries(TOLD))(
  "%s",
  async (_, story) => {
    expect(await replay(story, "round_robin")).toBe(story.length);
  },
  60_000,
);

test("the running system ends where the core alone ends, act by act", async () => {
  const drawn = fc.sample(
    fc.tuple(histories(ACTS), fc.constantFrom<Strategy>("beep_all", "round_robin", "least_recent")),
    HISTORIES,
  );
  let acts = 0;
  const next = drawn[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const [history, strategy] of next) {
        const done = await replay(history, strategy);
        acts += done;
      }
    }),
  );
  expect(acts).toBeGreaterThan(HISTORIES * 10);
}, 240_000);
