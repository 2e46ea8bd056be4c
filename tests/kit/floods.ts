/** Floods of hostile requests, for a test and for a benchmark: what each sends, and who is served meanwhile. */
import { setTimeout as pause } from "node:timers/promises";
import { type AskingSocket, openAskingSocket } from "./asking-socket.ts";
import type { Client } from "./clients.ts";

export interface FloodTarget {
  readonly url: string;
  /** Whose session hostile requests of somebody signed in use. */
  readonly insider: Client;
}

export interface Flood {
  readonly name: string;
  /** Sends until the signal; resolves when nothing of it is under way. */
  run(target: FloodTarget, signal: AbortSignal): Promise<void>;
}

const times = (count: number, part: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(" ");

const ALIASES = times(36_000, (nth) => `a${nth}:viewer{cursor}`);
const FAT = times(3_000, (nth) => `a${nth}:viewer{cursor}`);
const THIN = times(10, (nth) => `b${nth}: cursor`);
const DOUBLING = times(40, (nth) => `fragment f${nth} on Viewer { cursor ...f${nth + 1} ...f${nth + 1} }`);
const CHAIN = times(10_000, (nth) => `fragment f${nth} on Viewer { ...f${nth + 1} }`);

export const FLOODS: readonly Flood[] = [
  http("36,000 aliases, a stranger", () => ({ query: `{ ${ALIASES} }` })),
  http("new variants of 3,000 aliases, a stranger", (nth) => ({ query: `{ v${nth}: viewer { cursor } ${FAT} }` })),
  http("new variants of ten fields, a stranger", (nth) => ({ query: `{ v${nth}: viewer { ${THIN} } }` })),
  http("chains and doublings of fragments, a stranger", (nth) => ({
    query:
      nth % 2 === 0
        ? `{ viewer { ...f0 } } ${CHAIN} fragment f10000 on Viewer { cursor }`
        : `{ viewer { ...f0 } } ${DOUBLING} fragment f40 on Viewer { cursor }`,
  })),
  http("4,000 repeated fields, a stranger", (nth) => ({ query: `{ v${nth}: viewer { ${"cursor ".repeat(4_000)} } }` })),
  http("variables of 900 KB, a stranger", () => ({ query: "{ __typename }", variables: { x: "x".repeat(900_000) } })),
  http(
    "lists in lists, signed in",
    (nth) => ({
      query: `{ v${nth}: accounts(first: 100) { edges { node { agents { accounts { agents { accounts { id } } } } } } } }`,
    }),
    true,
  ),
  http(
    "new variants of 300 fields, signed in",
    (nth) => ({
      query: `{ v${nth}: viewer { ${times(29, (user) => `u${user}: user { ${times(10, (field) => `n${field}: name`)} }`)} } }`,
    }),
    true,
  ),
  { name: "messages on sockets, signed in", run: floodSockets },
];

const LANES = 4;

/** A flood of requests: each lane sends its next as soon as the last was answered, refused or cut. */
function http(name: string, operation: (nth: number) => object, isInsider = false): Flood {
  let sent = 0;
  return {
    name,
    async run({ url, insider }, signal) {
      const headers = { "content-type": "application/json", ...(isInsider ? insider.headers : {}) };
      const lane = async () => {
        while (!signal.aborted) {
          sent += 1;
          const body = JSON.stringify(operation(sent));
          await fetch(`${url}/graphql`, { method: "POST", headers, body, signal })
            .then(
              (response) => response.arrayBuffer(),
              () => pause(10),
            )
            .catch(() => undefined);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
    },
  };
}

/** Sockets that send without reading, and open again when they are closed. */
async function floodSockets({ url, insider }: FloodTarget, signal: AbortSignal): Promise<void> {
  const large = JSON.stringify({ type: "ping", payload: { filler: "x".repeat(50_000) } });
  const lane = async () => {
    let socket: AskingSocket | null = null;
    while (!signal.aborted) {
      if (socket === null || socket.line.readyState !== socket.line.OPEN) {
        socket?.close();
        socket = await openAskingSocket(url, insider.headers);
      }
      for (let nth = 0; nth < 20 && socket.line.bufferedAmount < 1_000_000; nth += 1) socket.say(large);
      await pause(10);
    }
    socket?.close();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

export interface Served {
  /** Milliseconds of each answer, in the order of asking. */
  readonly answeredMs: readonly number[];
  /** Those that were not answered rightly within the patience. */
  readonly failed: number;
}

const PATIENCE_MS = 10_000;

/** Somebody else works on meanwhile: asks who they are, five times a second. */
export async function workOn(client: Client, signal: AbortSignal): Promise<Served> {
  const answeredMs: number[] = [];
  let failed = 0;
  while (!signal.aborted) {
    const begun = performance.now();
    const isServed = await fetch(`${client.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...client.headers },
      body: '{"query":"{ viewer { user { id name } } }"}',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (response) => response.status === 200 && (await response.text()).includes('"name"'),
      () => false,
    );
    if (isServed) answeredMs.push(performance.now() - begun);
    else failed += 1;
    await pause(200);
  }
  return { answeredMs, failed };
}
