/**
 * Whatever customers, agents and power cuts do, in any order: one open interaction a customer, one owner an
 * interaction, no offer to somebody who may not have it, nothing that nobody looks after.
 */
import fc from "fast-check";
import { type Agent, agentSigningIn } from "../kit/agent.ts";
import type { LiveLog } from "../kit/clients-live.ts";
import type { Customer } from "../kit/customer.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

interface Seat {
  agent: Agent;
  desk: LiveLog | null;
}

/** The running system of one run. */
interface Real {
  readonly account: TestAccount;
  readonly customers: readonly Customer[];
  readonly seats: readonly Seat[];
}

/** What must hold of it: who may be offered something, who wrote and was not closed since, who accepted last. */
interface Model {
  readonly present: Set<number>;
  readonly paused: Set<number>;
  readonly open: Set<number>;
}

type Command = fc.AsyncCommand<Model, Real>;

const OPEN = { phase: { in: ["ROUTING", "OFFERED", "ASSIGNED", "WAITING"] } };

/** All promises, looked at until they hold: what is decided is told a moment later. */
async function looksRight(model: Model, { account, customers, seats }: Real): Promise<void> {
  await eventually(
    () => account.interactions(OPEN),
    (all) => {
      const phones = all.map(({ contact }) => contact.phone).sort();
      expect(phones).toEqual([...model.open].map((nth) => customers[nth]?.phone).sort());
      const mayRing = seats.filter((_, nth) => model.present.has(nth) && !model.paused.has(nth));
      const mayRingIds = mayRing.map(({ agent }) => agent.id);
      for (const { phase, assignedAgent, pendingOffers } of all) {
        const ringing = pendingOffers.map(({ agent }) => agent.id);
        expect(ringing.filter((id) => !mayRingIds.includes(id))).toEqual([]);
        expect(new Set(ringing).size).toBe(ringing.length);
        if (phase === "ASSIGNED") expect(assignedAgent).not.toBeNull();
        if (phase === "OFFERED") expect(ringing).not.toEqual([]);
        if (phase === "ROUTING" || phase === "WAITING") expect(ringing).toEqual([]);
      }
    },
  );
}

class Step implements Command {
  readonly #name: string;
  readonly #may: (model: Readonly<Model>) => boolean;
  readonly #act: (model: Model, real: Real) => Promise<void>;

  constructor(
    name: string,
    may: (model: Readonly<Model>) => boolean,
    act: (model: Model, real: Real) => Promise<void>,
  ) {
    this.#name = name;
    this.#may = may;
    this.#act = act;
  }

  check(model: Readonly<Model>): boolean {
    return this.#may(model);
  }

  async run(model: Model, real: Real): Promise<void> {
    await this.#act(model, real);
    await looksRight(model, real);
  }

  toString(): string {
    return this.#name;
  }
}

const seatOf = (real: Real, nth: number): Seat => {
  const seat = real.seats[nth];
  if (seat === undefined) throw new Error(`No seat ${nth}`);
  return seat;
};

const writes = (nth: number) =>
  new Step(
    `customer ${nth} writes`,
    () => true,
    async (model, { customers }) => {
      await customers[nth]?.says("Hello");
      model.open.add(nth);
    },
  );

const accepts = (nth: number) =>
  new Step(
    `agent ${nth} accepts`,
    (model) => model.present.has(nth),
    async (_model, real) => {
      const { agent } = seatOf(real, nth);
      const [offer] = await agent.offers();
      if (offer === undefined) return;
      const answer = await agent.accepts(offer.id);
      if (answer.__typename !== "OfferAccepted") return;
      const all = await real.account.interactions(OPEN);
      expect(all.find(({ id }) => id === offer.interaction.id)?.assignedAgent?.id).toBe(agent.id);
    },
  );

const rejects = (nth: number) =>
  new Step(
    `agent ${nth} rejects`,
    (model) => model.present.has(nth),
    async (_model, real) => {
      const { agent } = seatOf(real, nth);
      const [offer] = await agent.offers();
      if (offer !== undefined) await agent.rejects(offer.id);
    },
  );

const pauses = (nth: number) =>
  new Step(
    `agent ${nth} pauses or goes on`,
    (model) => model.present.has(nth),
    async (model, real) => {
      const isPaused = model.paused.has(nth);
      await seatOf(real, nth).agent.pauses(!isPaused);
      if (isPaused) model.paused.delete(nth);
      else model.paused.add(nth);
    },
  );

const closes = (nth: number) =>
  new Step(
    `agent ${nth} closes one of theirs`,
    (model) => model.present.has(nth),
    async (model, real) => {
      const { agent } = seatOf(real, nth);
      const own = (await real.account.interactions(OPEN)).find(({ assignedAgent }) => assignedAgent?.id === agent.id);
      if (own === undefined) return;
      const answer = await agent.closes(own.id);
      if (answer.__typename !== "InteractionClosedNow") return;
      model.open.delete(real.customers.findIndex(({ phone }) => phone === own.contact.phone));
    },
  );

const signsOutOrIn = (nth: number) =>
  new Step(
    `agent ${nth} signs out or in`,
    () => true,
    async (model, real) => {
      const seat = seatOf(real, nth);
      if (model.present.delete(nth)) {
        await seat.agent.client.must("signOut", {}, ["SignedOut", "sessionEnded"]);
        return;
      }
      seat.agent = await agentSigningIn(parley.url, seat.agent);
      seat.desk = await seat.agent.sitsDown();
      model.present.add(nth);
    },
  );

const crashes = () =>
  new Step(
    "the power is cut",
    () => true,
    async (model, real) => {
      const [node] = parley.nodes;
      await node?.kill();
      await node?.start();
      for (const nth of model.present) {
        const seat = seatOf(real, nth);
        seat.desk = await seat.agent.sitsDown();
      }
    },
  );

const three = fc.nat({ max: 2 });
const commands = fc.commands(
  [
    three.map(writes),
    three.map(writes),
    three.map(accepts),
    three.map(accepts),
    three.map(rejects),
    three.map(pauses),
    three.map(closes),
    three.map(signsOutOrIn),
    fc.constant(null).map(crashes),
  ],
  { maxCommands: 30, size: "max" },
);

test("any order of acts and crashes keeps one owner, no orphan and no offer to the ineligible", async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.constantFrom("BEEP_ALL" as const, "ROUND_ROBIN" as const), async (acts, strategy) => {
      const { account, agents } = await scenario.accountWithAgents(3, {
        strategy,
        agentTimeoutSeconds: 3,
        stepSeconds: 20,
      });
      const real: Real = {
        account,
        customers: Array.from({ length: 3 }, () => account.newCustomer()),
        seats: agents.map((agent) => ({ agent, desk: null })),
      };
      const model: Model = { present: new Set([0, 1, 2]), paused: new Set(), open: new Set() };
      await fc.asyncModelRun(() => ({ model, real }), acts);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);
