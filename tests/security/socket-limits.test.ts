/** What one socket, and all of one person's, may take of a node. */

import { type AskingSocket, openAskingSocket } from "../kit/asking-socket.ts";
import { type Client, signIn } from "../kit/clients.ts";
import { newPerson } from "../kit/people.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let administrator: Client;
const sockets: AskingSocket[] = [];

beforeAll(async () => {
  parley = await startParley();
  administrator = await signIn(parley.url, parley.administrator);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => parley.stop());

async function open(client: Client): Promise<AskingSocket> {
  const socket = await openAskingSocket(parley.url, client.headers);
  sockets.push(socket);
  return socket;
}

const EVENTS = { query: "subscription { events { __typename } }" };

test("a user has fifty sockets; the next is told to come later, and others have theirs", async () => {
  const { client: other } = await newPerson(administrator, "AGENT");
  const { client } = await newPerson(administrator, "AGENT");
  for (let nth = 0; nth < 50; nth += 1) await open(client);
  expect(await (await open(client)).closed).toBe(1013);
  expect(await (await open(other)).ask({ query: "{ __typename }" })).toMatchObject({ type: "next" });
  sockets[0]?.close();
  await sockets[0]?.closed;
  expect(await (await open(client)).ask({ query: "{ __typename }" })).toMatchObject({ type: "next" });
});

test("a user has five hundred operations on all their sockets", async () => {
  const { client } = await newPerson(administrator, "AGENT");
  for (let nth = 0; nth < 5; nth += 1) {
    const socket = await open(client);
    // Each is open once its first heartbeat came.
    await Promise.all(Array.from({ length: 100 }, () => socket.ask(EVENTS)));
  }
  const { errors } = await (await open(client)).ask(EVENTS);
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["LIMIT_EXCEEDED"]);
}, 120_000);

test("a socket carries a hundred operations", async () => {
  const socket = await open((await newPerson(administrator, "AGENT")).client);
  await Promise.all(Array.from({ length: 100 }, () => socket.ask(EVENTS)));
  const { errors } = await socket.ask(EVENTS);
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["LIMIT_EXCEEDED"]);
});

test("a socket that sends without pause is closed", async () => {
  const socket = await open((await newPerson(administrator, "AGENT")).client);
  for (let nth = 0; nth < 4_000; nth += 1) socket.say('{"type":"ping"}');
  expect(await socket.closed).toBe(1008);
});

test("a socket that sends large messages without pause is closed", async () => {
  const socket = await open((await newPerson(administrator, "AGENT")).client);
  const large = JSON.stringify({ type: "ping", payload: { filler: "x".repeat(200_000) } });
  for (let nth = 0; nth < 60; nth += 1) socket.say(large);
  expect(await socket.closed).toBe(1008);
});

test("one of the protocol's own pings after the other closes it too", async () => {
  const socket = await open((await newPerson(administrator, "AGENT")).client);
  for (let nth = 0; nth < 4_000; nth += 1) socket.line.ping();
  // Cut before the last word was read, perhaps.
  expect([1008, 1006]).toContain(await socket.closed);
});

test("sockets that never say who they are hold 250 places of their address and no more", async () => {
  const silent = Array.from(
    { length: 300 },
    () => new WebSocket(`${parley.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws"),
  );
  const outcomes = await Promise.all(
    silent.map(
      (socket) =>
        new Promise<"open" | "refused">((known) => {
          socket.onopen = () => known("open");
          socket.onerror = () => known("refused");
        }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "refused").length).toBeGreaterThan(0);
  for (const socket of silent) socket.close();
  // Their places are free again when they are gone.
  await Promise.all(
    silent.map((socket) => (socket.readyState === 3 ? undefined : new Promise((gone) => (socket.onclose = gone)))),
  );
  expect(await (await open(administrator)).ask({ query: "{ __typename }" })).toMatchObject({ type: "next" });
});
