/** Fifty agents accept the same offer at the same moment: one wins, the others are told who. */
import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Outcome, Place } from "../bench.ts";
import { sendAll } from "../load/closed-loop.ts";
import { type Connection, openConnection, openConnections, requestBytes } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { openLiveSocket } from "../load/live-socket.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { interleave } from "../rounds.ts";
import type { BenchAccount, BenchAgent } from "../system/people.ts";
import { createAgents, createMetaAccount } from "../system/people.ts";
import type { BenchSystem } from "../system/system.ts";

const AGENTS = 50;
const WITHIN_MS = 60_000;

const OFFERS = `subscription Offers { events(kinds: [OFFER_MADE]) {
  __typename ... on LiveEvent { offer { id interaction { id } agent { id } } }
} }`;
const ACCEPT = `mutation Accept($input: AcceptOfferInput!) { acceptOffer(input: $input) {
  __typename ... on OfferAccepted { interaction { id assignedAgent { id } } } ... on OfferNotPending { state takenBy { id } }
} }`;

export const racing: Bench = {
  ids: ["p5"],
  about: `${AGENTS} agents accept one offer at once`,
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const account = await createMetaAccount(system.api);
  const agents = await createAgents(system.api, AGENTS, account);
  await offerToAll(system, account, agents);
  const offers = await listenForOffers(place, system, agents);
  const racers = await Promise.all(agents.map(({ api }) => openConnection(api.url)));
  const bare = await place.startBare("endpoint");
  const bareRacers = await openConnections(bare.url, AGENTS);
  const customers = await openConnections(system.url, 8);
  const races = Math.max(2, Math.round(place.seconds * 5));
  const wrong: string[] = [];
  let opened = 0;
  let bareOffers = 0;

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const first = opened;
      opened += races;
      await sendAll(
        customers,
        Array.from({ length: races }, (_, index) =>
          metaWebhook(
            account,
            customerMessage(first + index, { trace: `R${first + index}`, text: "Is anybody there?" }),
          ),
        ),
      );
      let ms = 0;
      for (const [interactionId, offerOf] of await offers.complete(races)) {
        const startedAt = performance.now();
        const answers = await raceFor(agents, racers, offerOf);
        ms += performance.now() - startedAt;
        wrong.push(...(await wrongWith(system, interactionId, answers)));
      }
      const decided = (races * AGENTS) / (ms / 1_000);
      place.say(`${races} offers, ${Math.round(decided)} accepts decided/s`);
      return decided;
    },
    async limit() {
      let ms = 0;
      for (let race = 0; race < races; race += 1) {
        bareOffers += 1;
        const requests = agents.map(({ id }) =>
          requestBytes({ url: `${bare.url}/accept`, body: JSON.stringify({ offer: bareOffers, agent: id }) }),
        );
        ms += await sendAll(bareRacers, requests);
      }
      return (races * AGENTS) / (ms / 1_000);
    },
  });

  return {
    wrong,
    rows: [
      {
        id: "p5",
        what: `${AGENTS} agents accept one offer: accepts decided`,
        unit: "/s",
        ours: rounds.ours,
        limit: { what: "bare conditional update", values: rounds.limit, wished: null },
        better: "more",
        floor: 400,
        goal: 2_000,
      },
      {
        id: "p5",
        what: "offers without exactly one winner, or losers not told who",
        unit: `of ${(opened).toLocaleString("en")}`,
        ours: [wrong.length],
        limit: null,
        better: "less",
        floor: 0,
        goal: 0,
      },
    ],
  };
}

/** A queue that rings for everybody until somebody answers. */
async function offerToAll({ api }: BenchSystem, account: BenchAccount, agents: readonly BenchAgent[]): Promise<void> {
  const { queue } = await api.act<{ queue: { id: string } }>(
    "createQueue",
    { name: "All", strategy: "BEEP_ALL", agentTimeoutSeconds: 600, agentIds: agents.map(({ id }) => id) },
    "QueueSaved",
    "queue { id }",
  );
  const { account: fresh } = await api.ask<{ account: { version: number } }>(
    "query Version($id: ID!) { account(id: $id) { version } }",
    { id: account.id },
  );
  const actions = [{ type: "QUEUE", queueId: queue.id, waitSeconds: 1_200 }];
  const input = { accountId: account.id, version: fresh.version, actions };
  await api.act("setRoutingPlan", input, "AccountSaved", "account { id }");
}

type OfferOf = ReadonlyMap<string, string>;

interface OfferBook {
  /** So many interactions that ring for every agent, with each agent's offer; they are then forgotten. */
  complete(howMany: number): Promise<readonly (readonly [string, OfferOf])[]>;
}

async function listenForOffers(place: Place, system: BenchSystem, agents: readonly BenchAgent[]): Promise<OfferBook> {
  const rings = new Map<string, Map<string, string>>();
  const note = (frame: Buffer) => {
    const { payload } = JSON.parse(frame.toString("utf8")) as OfferFrame;
    const offer = payload.data?.events.offer;
    if (!offer) throw new Error(`An offer came without content: ${frame}`);
    const offerOf = rings.get(offer.interaction.id) ?? new Map<string, string>();
    rings.set(offer.interaction.id, offerOf.set(offer.agent.id, offer.id));
  };
  const sockets = await Promise.all(
    agents.map(({ api }) => openLiveSocket({ url: system.url, token: api.token, query: OFFERS, onFrame: note })),
  );
  place.leave(() => sockets.forEach((socket) => void socket.close()));
  await everybodyOnline(system);
  return {
    async complete(howMany) {
      const deadline = Date.now() + WITHIN_MS;
      const ready = () => [...rings].filter(([, offerOf]) => offerOf.size === agents.length);
      while (ready().length < howMany) {
        if (Date.now() > deadline)
          throw new Error(`Only ${ready().length} of ${howMany} interactions ring for everybody`);
        await pause(20);
      }
      const found = ready().slice(0, howMany);
      for (const [interactionId] of found) rings.delete(interactionId);
      return found;
    },
  };
}

interface OfferFrame {
  readonly payload: {
    readonly data?: {
      readonly events: {
        readonly offer?: {
          readonly id: string;
          readonly interaction: { readonly id: string };
          readonly agent: { readonly id: string };
        };
      };
    };
  };
}

async function everybodyOnline({ api }: BenchSystem): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const { users } = await api.ask<{ users: { edges: { node: { presence: string } }[] } }>(
      "query Presence { users(first: 100, role: AGENT) { edges { node { presence } } } }",
    );
    if (users.edges.every(({ node }) => node.presence === "ONLINE")) return;
    if (Date.now() > deadline) throw new Error("The agents did not come online");
    await pause(100);
  }
}

interface AcceptAnswer {
  readonly agentId: string;
  readonly type: string;
  /** Who has it, as this agent was told. */
  readonly ownerId: string | null;
}

/** All of them at once, each with their own offer of the same interaction. */
function raceFor(
  agents: readonly BenchAgent[],
  racers: readonly Connection[],
  offerOf: OfferOf,
): Promise<readonly AcceptAnswer[]> {
  return Promise.all(
    agents.map(async ({ id, api }, index): Promise<AcceptAnswer> => {
      const body = JSON.stringify({ query: ACCEPT, variables: { input: { offerId: offerOf.get(id) } } });
      const headers = { authorization: `Bearer ${api.token}` };
      const answer = await racers[index]?.send(requestBytes({ url: `${api.url}/graphql`, headers, body }));
      const { data } = JSON.parse(answer?.body.toString("utf8") ?? "{}") as AcceptData;
      const result = data?.acceptOffer;
      if (result === undefined) throw new Error(`acceptOffer answered ${answer?.body}`);
      const ownerId = result.interaction?.assignedAgent?.id ?? result.takenBy?.id ?? null;
      return { agentId: id, type: result.__typename, ownerId };
    }),
  );
}

interface AcceptData {
  readonly data?: {
    readonly acceptOffer: {
      readonly __typename: string;
      readonly interaction?: { readonly assignedAgent: { readonly id: string } | null };
      readonly takenBy?: { readonly id: string } | null;
    };
  };
}

/** Exactly one won, the interaction is theirs, and every loser was told so. */
async function wrongWith(
  { api }: BenchSystem,
  interactionId: string,
  answers: readonly AcceptAnswer[],
): Promise<readonly string[]> {
  const winners = answers.filter(({ type }) => type === "OfferAccepted");
  const { interaction } = await api.ask<{ interaction: { assignedAgent: { id: string } | null } | null }>(
    "query Owner($id: ID!) { interaction(id: $id) { assignedAgent { id } } }",
    { id: interactionId },
  );
  const owner = interaction?.assignedAgent?.id;
  if (winners.length !== 1 || winners[0]?.agentId !== owner)
    return [`p5: interaction ${interactionId} has ${winners.length} winners and the owner ${owner}`];
  const misled = answers.filter(({ ownerId }) => ownerId !== owner);
  return misled.length === 0 ? [] : [`p5: interaction ${interactionId}: ${misled.length} agents were not told who won`];
}
