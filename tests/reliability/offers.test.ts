/** R6: of all who accept and all that times out, exactly one happens, and everybody learns what. */
import { setTimeout as pause } from "node:timers/promises";
import type { Agent } from "../kit/agent.ts";
import type { LiveLog } from "../kit/clients-live.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

test("fifty agents accept one offer: one has it, forty-nine are told who", async () => {
  const { account, agents, customer } = await scenario.accountWithAgents(50);
  await customer.says("Who is first?");
  const offers = await Promise.all(
    agents.map(async (agent) => {
      const [offer] = await eventually(
        () => agent.offers(),
        (ringing) => expect(ringing).toHaveLength(1),
      );
      return offer?.id ?? "";
    }),
  );

  const answers = await Promise.all(agents.map((agent, index) => agent.accepts(offers[index] ?? "")));

  const [interaction] = await account.interactions();
  const winners = agents.filter((_, index) => answers[index]?.__typename === "OfferAccepted");
  expect(winners.map(({ id }) => id)).toEqual([interaction?.assignedAgent?.id]);
  const losers = answers.filter(({ __typename }) => __typename === "OfferNotPending");
  expect(losers).toHaveLength(49);
  expect(new Set(losers.map(({ takenBy }) => takenBy?.id))).toEqual(new Set([winners[0]?.id]));
  await expect(account.interactions()).toEventuallyMatchObject([{ phase: "ASSIGNED", pendingOffers: [] }]);
}, 120_000);

/** Accepts each offer about when it runs out; by interaction, what the answer was. */
async function acceptAtTheLastMoment(agent: Agent, log: LiveLog, howMany: number): Promise<Map<string, string>> {
  const answers = new Map<string, Promise<string>>();
  await eventually(
    async () => {
      for (const { offer, interaction } of (await log.entries()).slice(answers.size)) {
        // Most at the end of the offer's time and a few after it, from early enough that a busy machine is in time too.
        const leftMs = new Date(offer?.expiresAt ?? "").getTime() - Date.now();
        const inMs = leftMs * 1.1 * Math.sqrt(Math.random());
        const answer = pause(Math.max(0, inMs))
          .then(() => agent.accepts(offer?.id ?? ""))
          .then(({ __typename }) => __typename);
        answers.set(interaction?.id ?? "", answer);
      }
      return answers.size;
    },
    (met) => expect(met).toBe(howMany),
    60_000,
  );
  return new Map(await Promise.all([...answers].map(async ([id, answer]) => [id, await answer] as const)));
}

test("two hundred offers accepted as they run out: never both, never neither", async () => {
  const rounds = await Promise.all([1, 2].map(() => scenario.accountWithOneAgent({ stepSeconds: 3, capacity: 100 })));
  const outcomes = await Promise.all(
    rounds.map(async ({ account, agent }) => {
      const customers = Array.from({ length: 100 }, () => account.newCustomer());
      const log = await agent.sitsDown({ kinds: ["OFFER_MADE"] });
      const accepting = acceptAtTheLastMoment(agent, log, 100);
      await Promise.all(customers.map((customer) => customer.says("Quick!", { wait: false })));
      const answers = await accepting;
      await log.close();
      const ended = await eventually(
        () => account.interactions(),
        (all) => expect(all.filter(({ phase }) => phase !== "ASSIGNED" && phase !== "WAITING")).toEqual([]),
      );
      return ended.map(({ id, phase, assignedAgent, pendingOffers }) => ({
        answer: answers.get(id),
        phase,
        owner: assignedAgent?.id === agent.id,
        ringing: pendingOffers.length,
      }));
    }),
  );
  const all = outcomes.flat();
  const accepted = { answer: "OfferAccepted", phase: "ASSIGNED", owner: true, ringing: 0 };
  const expired = { answer: "OfferNotPending", phase: "WAITING", owner: false, ringing: 0 };
  const isOneOf = (outcome: object) =>
    [accepted, expired].some((way) => JSON.stringify(way) === JSON.stringify(outcome));
  expect(all).toHaveLength(200);
  expect(all.filter((outcome) => !isOneOf(outcome))).toEqual([]);
  // Both ways were tried, else the race was none.
  expect(new Set(all.map(({ phase }) => phase))).toEqual(new Set(["ASSIGNED", "WAITING"]));
}, 120_000);
