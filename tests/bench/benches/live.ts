/** From a customer's webhook to the screens of a hundred agents, and the memory that takes. */
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Bench, Outcome, Place } from "../bench.ts";
import { openConnections, requestBytes } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { expectNumbers, LostMessages } from "../load/expectation.ts";
import { openLiveSocket } from "../load/live-socket.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { sendSteadily } from "../load/open-loop.ts";
import { tracedText, traceIn } from "../load/tracer.ts";
import { percentile } from "../report/statistics.ts";
import { interleave } from "../rounds.ts";
import { openAndAssign } from "../system/interactions.ts";
import { residentMegabytes, watchMemory } from "../system/memory.ts";
import { createAgents, createMetaAccount } from "../system/people.ts";

const AGENTS = 100;
const PER_SECOND = 80;
const CUSTOMERS_PER_AGENT = 4;
const CONNECTIONS = 16;
const IDLE_AFTER_MS = 5_000;
const WITHIN_MS = 30_000;

/** What a desk listens to: everything the agent may see, with what a list and a thread show of it. */
const DESK = `subscription Desk { events {
  __typename
  ... on LiveEvent {
    cursor kind occurredAt
    message { id interactionId direction type text occurredAt status author { id name } }
    interaction { id phase unreadCount isUnread lastMessageAt assignedAgent { id name } contact { id name phone } }
  }
} }`;

export const live: Bench = {
  ids: ["p3", "p13"],
  about: `webhook to ${AGENTS} agents' live events at ${PER_SECOND} messages a second, and memory`,
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const pid = system.node.pid() ?? 0;
  await pause(IDLE_AFTER_MS);
  const idle = residentMegabytes(pid);

  const account = await createMetaAccount(system.api);
  const agents = await createAgents(system.api, AGENTS, account);
  const customers = AGENTS * CUSTOMERS_PER_AGENT;
  await openAndAssign(system, { account, agents, customers });
  place.say(`${AGENTS} agents own ${customers} interactions`);

  let hear: (frame: Buffer) => void = () => undefined;
  const desks = await Promise.all(
    agents.map(({ api }) =>
      openLiveSocket({ url: api.url, token: api.token, query: DESK, onFrame: (frame) => hear(frame) }),
    ),
  );
  place.leave(() => desks.forEach((desk) => void desk.close()));

  const bare = await place.startBare("echo");
  const bareIdle = residentMegabytes(bare.pid);
  let hearBare: (frame: Buffer) => void = () => undefined;
  const echoes = await openEchoes(bare.url, (frame) => hearBare(frame));
  place.leave(() => echoes.forEach((echo) => void echo.terminate()));

  const connections = await openConnections(system.url, CONNECTIONS);
  const bareConnections = await openConnections(bare.url, CONNECTIONS);
  const wrong: string[] = [];
  let sent = 0;

  /** One round: messages at a steady rate; for each and for each screen, the time from due to there. */
  const deliver = async (plan: DeliveryPlan): Promise<number[]> => {
    const howMany = Math.round(PER_SECOND * place.seconds);
    const first = sent;
    sent += howMany;
    const dueAt = new Float64Array(howMany);
    const latencies: number[] = [];
    const expectation = expectNumbers({ first, howMany, times: AGENTS, withinMs: place.seconds * 1_000 + WITHIN_MS });
    plan.listen((frame) => {
      const trace = plan.isMessage(frame) ? traceIn(frame) : null;
      if (trace === null || trace < first) return;
      expectation.seen(trace);
      latencies.push(performance.now() - (dueAt[trace - first] ?? Number.NaN));
    });
    await sendSteadily({
      connections: plan.connections,
      requests: Array.from({ length: howMany }, (_, index) => plan.request(first + index)),
      perSecond: PER_SECOND,
      onDue: (index, at) => {
        dueAt[index] = at;
      },
    });
    await expectation.all.catch((failure: unknown) => {
      if (!(failure instanceof LostMessages)) throw failure;
      wrong.push(`p3, ${plan.name}: ${failure.message}`);
    });
    if (expectation.doubled() > 0) wrong.push(`p3, ${plan.name}: ${expectation.doubled()} events came twice`);
    return latencies;
  };

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const memory = watchMemory(pid);
      const latencies = await deliver({
        name: "Parley",
        connections,
        listen: (listener) => {
          hear = listener;
        },
        isMessage: (frame) => frame.includes('"kind":"MESSAGE_ADDED"'),
        request: (trace) =>
          metaWebhook(account, customerMessage(trace % customers, { trace: `L${trace}`, text: tracedText(trace) })),
      });
      place.say(`p50 ${percentile(latencies, 50).toFixed(1)} ms, p99 ${percentile(latencies, 99).toFixed(1)} ms`);
      return { latencies, memory: memory.stop() };
    },
    async limit() {
      const memory = watchMemory(bare.pid);
      const latencies = await deliver({
        name: "bare echo",
        connections: bareConnections,
        listen: (listener) => {
          hearBare = listener;
        },
        isMessage: () => true,
        request: (trace) => requestBytes({ url: `${bare.url}/message`, body: tracedText(trace) }),
      });
      return { latencies, memory: memory.stop() };
    },
  });

  const latencyRow = (percent: number, floor: number, goal: number) =>
    ({
      id: "p3",
      what: `webhook → event, ${AGENTS} agents, ${PER_SECOND}/s, p${percent}`,
      unit: "ms",
      ours: rounds.ours.map(({ latencies }) => percentile(latencies, percent)),
      limit: {
        what: "bare insert + echo",
        values: rounds.limit.map(({ latencies }) => percentile(latencies, percent)),
        wished: null,
      },
      better: "less",
      floor,
      goal,
    }) as const;
  return {
    wrong,
    rows: [
      latencyRow(50, 30, 8),
      latencyRow(99, 200, 40),
      {
        id: "p13",
        what: "memory of the API, idle",
        unit: "MB",
        ours: [idle],
        limit: { what: "bare", values: [bareIdle], wished: null },
        better: "less",
        floor: 180,
        goal: 130,
      },
      {
        id: "p13",
        what: "memory of the API under that load, peak",
        unit: "MB",
        ours: rounds.ours.map(({ memory }) => memory),
        limit: { what: "bare", values: rounds.limit.map(({ memory }) => memory), wished: null },
        better: "less",
        floor: 420,
        goal: 300,
      },
    ],
  };
}

interface DeliveryPlan {
  readonly name: string;
  readonly connections: Parameters<typeof sendSteadily>[0]["connections"];
  readonly listen: (listener: (frame: Buffer) => void) => void;
  readonly isMessage: (frame: Buffer) => boolean;
  readonly request: (trace: number) => Buffer;
}

function openEchoes(url: string, onFrame: (frame: Buffer) => void): Promise<WebSocket[]> {
  return Promise.all(
    Array.from({ length: AGENTS }, async () => {
      const socket = new WebSocket(url.replace(/^http/, "ws"), { perMessageDeflate: false });
      await new Promise((opened, failed) => socket.once("open", opened).once("error", failed));
      socket.on("message", onFrame);
      return socket;
    }),
  );
}
