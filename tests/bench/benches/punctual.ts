/** How far from their deadlines offers end and waits go on, with many of them at once. */
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../../kit/database.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import { sendAll } from "../load/closed-loop.ts";
import { type Connection, openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { openLiveSocket } from "../load/live-socket.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { percentile } from "../report/statistics.ts";
import { interleave } from "../rounds.ts";
import { type BenchAccount, type BenchAgent, createAgents, createMetaAccount } from "../system/people.ts";
import type { BenchSystem } from "../system/system.ts";

const AGENTS = 10;
const AGENT_TIMEOUT_SECONDS = 2;
const STEP_SECONDS = 5;
const WITHIN_MS = 60_000;
const LISTENING = "subscription Listening { events(kinds: [VIEWER_CHANGED]) { __typename } }";

export const punctual: Bench = {
  ids: ["p6"],
  about: `offers of ${AGENT_TIMEOUT_SECONDS} s in steps of ${STEP_SECONDS} s run out, hundreds at once`,
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const account = await createMetaAccount(system.api);
  const agents = await createAgents(system.api, AGENTS, account);
  await offerToAll(system, account, agents);
  const sockets = await Promise.all(
    agents.map(({ api }) =>
      openLiveSocket({ url: system.url, token: api.token, query: LISTENING, onFrame: () => undefined }),
    ),
  );
  place.leave(() => sockets.forEach((socket) => void socket.close()));
  const customers = await openConnections(system.url, 8);
  const arrivals = Math.round(place.seconds * 25);
  let opened = 0;

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const first = opened;
      opened += arrivals;
      await arrive(customers, account, first, arrivals);
      const late = await untilSpent(system, account, first, arrivals);
      place.say(`${late.length} deadlines, ${Math.round(percentile(late, 99))} ms late at p99`);
      return percentile(late, 99);
    },
    limit: () => timersAlone(arrivals * 2),
  });

  return {
    wrong: [],
    rows: [
      {
        id: "p6",
        what: `${arrivals} interactions ring at once: offers and waits end, p99 off`,
        unit: "ms",
        ours: rounds.ours,
        limit: { what: "bare timers of the runtime", values: rounds.limit, wished: null },
        better: "less",
        floor: 150,
        goal: 20,
      },
    ],
  };
}

async function offerToAll({ api }: BenchSystem, account: BenchAccount, agents: readonly BenchAgent[]): Promise<void> {
  const { queue } = await api.act<{ queue: { id: string } }>(
    "createQueue",
    {
      name: "In turn",
      strategy: "ROUND_ROBIN",
      agentTimeoutSeconds: AGENT_TIMEOUT_SECONDS,
      agentIds: agents.map(({ id }) => id),
    },
    "QueueSaved",
    "queue { id }",
  );
  const { account: fresh } = await api.ask<{ account: { version: number } }>(
    "query Version($id: ID!) { account(id: $id) { version } }",
    { id: account.id },
  );
  const actions = [{ type: "QUEUE", queueId: queue.id, waitSeconds: STEP_SECONDS }];
  await api.act(
    "setRoutingPlan",
    { accountId: account.id, version: fresh.version, actions },
    "AccountSaved",
    "account { id }",
  );
}

/** Spread over a second: deadlines fall due as they do in life, not all in one instant. */
async function arrive(
  customers: readonly Connection[],
  account: BenchAccount,
  first: number,
  arrivals: number,
): Promise<void> {
  const slices = 10;
  for (let slice = 0; slice < slices; slice += 1) {
    const from = Math.floor((arrivals * slice) / slices);
    const to = Math.floor((arrivals * (slice + 1)) / slices);
    await sendAll(
      customers,
      Array.from({ length: to - from }, (_, index) => {
        const customer = first + from + index;
        return metaWebhook(account, customerMessage(customer, { trace: `D${customer}`, text: "Is anybody there?" }));
      }),
    );
    await pause(100);
  }
}

/** How far off each offer ended and each search was given up, in milliseconds by the database's own clock, once nothing rings any more. */
async function untilSpent(
  { databaseUrl }: BenchSystem,
  { id }: BenchAccount,
  first: number,
  arrivals: number,
): Promise<readonly number[]> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const [left] = await ask<{ spent: string }>(
      databaseUrl,
      "select count(*) filter (where phase = 'waiting') as spent from interaction where account_id = $1",
      [id],
    );
    if (Number(left?.spent) >= first + arrivals) break;
    if (Date.now() > deadline) throw new Error(`Only ${left?.spent} of ${first + arrivals} interactions were given up`);
    await pause(200);
  }
  const rows = await ask<{ late: number }>(
    databaseUrl,
    `with fresh as (select id from interaction where account_id = $1 order by number desc limit $2)
     select abs(extract(epoch from decided_at - expires_at))::float8 * 1000 as late
     from offer where state = 'expired' and interaction_id in (select id from fresh)
     union all
     select abs(extract(epoch from spent.at - searched.at) - searched.seconds)::float8 * 1000
     from routing_step spent join routing_step searched using (interaction_id)
     where spent.kind = 'plan_spent' and searched.kind = 'searched' and interaction_id in (select id from fresh)`,
    [id, arrivals],
  );
  return rows.map(({ late }) => late);
}

/** As many timers of the runtime, spread over as long: what the machine itself can keep. */
async function timersAlone(howMany: number): Promise<number> {
  const late = await Promise.all(
    Array.from({ length: howMany }, async (_, index) => {
      const waitMs = 1_000 + (index * 1_000) / howMany;
      const startedAt = performance.now();
      await pause(waitMs);
      return Math.abs(performance.now() - startedAt - waitMs);
    }),
  );
  return percentile(late, 99);
}
