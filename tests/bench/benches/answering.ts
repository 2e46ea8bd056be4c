/** How soon a webhook is answered at a steady 320 a second. */
import type { Bench, Outcome, Place } from "../bench.ts";
import { openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { sendSteadily } from "../load/open-loop.ts";
import { tracedText } from "../load/tracer.ts";
import { percentile } from "../report/statistics.ts";
import { interleave } from "../rounds.ts";
import { createMetaAccount } from "../system/people.ts";

const PER_SECOND = 320;
const CONNECTIONS = 64;
const MESSAGES_PER_CUSTOMER = 5;

export const answering: Bench = {
  ids: ["p2"],
  about: `time to answer a webhook at ${PER_SECOND} a second`,
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const account = await createMetaAccount(system.api, [{ type: "TAG", tag: "bench" }]);
  const bare = await place.startBare("endpoint", { APP_SECRET: account.appSecret });
  const connections = await openConnections(system.url, CONNECTIONS);
  const bareConnections = await openConnections(bare.url, CONNECTIONS);
  let sent = 0;

  const writeOut = (receiveUrl: string) =>
    Array.from({ length: Math.round(PER_SECOND * place.seconds) }, () => {
      const trace = sent;
      sent += 1;
      const customer = Math.floor(trace / MESSAGES_PER_CUSTOMER);
      return metaWebhook(
        { ...account, receiveUrl },
        customerMessage(customer, { trace: String(trace), text: tracedText(trace) }),
      );
    });

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const requests = writeOut(account.receiveUrl);
      const latencies = await sendSteadily({ connections, requests, perSecond: PER_SECOND });
      place.say(`p50 ${percentile(latencies, 50).toFixed(1)} ms, p99 ${percentile(latencies, 99).toFixed(1)} ms`);
      return latencies;
    },
    limit: () =>
      sendSteadily({
        connections: bareConnections,
        requests: writeOut(`${bare.url}/receive`),
        perSecond: PER_SECOND,
      }),
  });

  return {
    wrong: [],
    rows: [
      {
        id: "p2",
        what: `webhook answered at ${PER_SECOND}/s, p99`,
        unit: "ms",
        ours: rounds.ours.map((latencies) => percentile(latencies, 99)),
        limit: {
          what: "bare HMAC + insert",
          values: rounds.limit.map((latencies) => percentile(latencies, 99)),
          wished: null,
        },
        better: "less",
        floor: 40,
        goal: 10,
      },
    ],
  };
}
