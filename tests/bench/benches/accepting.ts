/** Signed webhooks, as many as the machine takes: stored for certain, and then stored, routed and told of. */
import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Outcome, Place } from "../bench.ts";
import { sendAll } from "../load/closed-loop.ts";
import { openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { expectNumbers, LostMessages } from "../load/expectation.ts";
import { openLiveSocket } from "../load/live-socket.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { tracedText, traceIn } from "../load/tracer.ts";
import { interleave } from "../rounds.ts";
import type { BenchAccount } from "../system/people.ts";
import { createMetaAccount } from "../system/people.ts";
import type { BenchSystem } from "../system/system.ts";

const CONNECTIONS = 64;
/** Every fifth message is a stranger's: it opens an interaction, which is routed by a plan. */
const MESSAGES_PER_CUSTOMER = 5;
const WITHIN_MS = 60_000;

const WATCH =
  "subscription Watch { events(kinds: [MESSAGE_ADDED]) { __typename ... on LiveEvent { message { text } } } }";

export const accepting: Bench = {
  ids: ["p1"],
  about: "signed webhooks per second",
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const account = await createMetaAccount(system.api, [{ type: "TAG", tag: "bench" }]);
  const bare = await place.startBare("endpoint", { APP_SECRET: account.appSecret });
  const connections = await openConnections(system.url, CONNECTIONS);
  const bareConnections = await openConnections(bare.url, CONNECTIONS);
  const wrong: string[] = [];
  const perRound = Math.round(place.seconds * 1_000);
  let sent = 0;

  const writeOut = (receiveUrl: string) => {
    const first = sent;
    sent += perRound;
    return Array.from({ length: perRound }, (_, index) => {
      const trace = first + index;
      const customer = Math.floor(trace / MESSAGES_PER_CUSTOMER);
      return metaWebhook(
        { ...account, receiveUrl },
        customerMessage(customer, { trace: String(trace), text: tracedText(trace) }),
      );
    });
  };

  let expectation = expectNumbers({ first: 0, howMany: 0, withinMs: WITHIN_MS });
  const watcher = await openLiveSocket({
    url: system.url,
    token: system.api.token,
    query: WATCH,
    onFrame: (frame) => expectation.seen(traceIn(frame)),
  });
  place.leave(() => watcher.close());

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const first = sent;
      const requests = writeOut(account.receiveUrl);
      expectation = expectNumbers({ first, howMany: perRound, withinMs: WITHIN_MS });
      const startedAt = performance.now();
      const acceptedMs = await sendAll(connections, requests);
      const cameOutAt = await expectation.all.catch((failure: unknown) => {
        if (!(failure instanceof LostMessages)) throw failure;
        wrong.push(`p1: ${failure.message}`);
        return performance.now();
      });
      if (expectation.doubled() > 0) wrong.push(`p1: ${expectation.doubled()} messages were told of twice`);
      const routedAt = await allRouted(system, account, cameOutAt);
      const speeds = {
        accepted: perRound / (acceptedMs / 1_000),
        processed: perRound / ((routedAt - startedAt) / 1_000),
      };
      place.say(`accepted ${Math.round(speeds.accepted)}/s, processed ${Math.round(speeds.processed)}/s`);
      return speeds;
    },
    async limit() {
      const ms = await sendAll(bareConnections, writeOut(`${bare.url}/receive`));
      return perRound / (ms / 1_000);
    },
  });

  const limit = { what: "bare HMAC + insert", values: rounds.limit };
  const common = { id: "p1", unit: "/s", better: "more" } as const;
  return {
    wrong,
    rows: [
      {
        ...common,
        what: "webhooks accepted durably",
        ours: rounds.ours.map(({ accepted }) => accepted),
        limit: { ...limit, wished: 1 },
        floor: 5_000,
        goal: 10_000,
      },
      {
        ...common,
        what: "webhooks stored, routed, told of",
        ours: rounds.ours.map(({ processed }) => processed),
        limit: { ...limit, wished: 0.6 },
        floor: 2_000,
        goal: 5_000,
      },
    ],
  };
}

/** When nothing of the account was still in routing: the moment the last message came out, if it is so at once. */
async function allRouted({ api }: BenchSystem, { id }: BenchAccount, cameOutAt: number): Promise<number> {
  const where = { accountId: { in: [id] }, phase: { in: ["ROUTING"] } };
  for (let isFirst = true; performance.now() < cameOutAt + WITHIN_MS; isFirst = false) {
    const { interactions } = await api.ask<{ interactions: { totalCount: { value: number } } }>(
      "query Routing($where: InteractionWhere!) { interactions(first: 1, where: $where) { totalCount { value } } }",
      { where },
    );
    if (interactions.totalCount.value === 0) return isFirst ? cameOutAt : performance.now();
    await pause(10);
  }
  throw new Error(`Interactions were still in routing after ${WITHIN_MS / 1_000} s`);
}
