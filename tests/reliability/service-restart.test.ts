/** R15: a server that stops says so, so that clients come back and go on; it never says that their operations are done. */
import { WebSocket } from "ws";
import { signIn } from "../kit/clients.ts";
import { until } from "../kit/eventually.ts";
import { openSocket } from "../kit/raw-socket.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let node: ApiNode;

beforeAll(async () => {
  parley = await startParley();
  const [first] = parley.nodes;
  if (first === undefined) throw new Error("No node was started");
  node = first;
}, 120_000);
afterAll(() => parley.stop());

const EVENTS = "subscription { events { __typename } }";
const OPENED = "subscription { interactionOpened { cursor } }";
const MESSAGES = "subscription { messageAdded { cursor } }";

test("a stop closes every socket with Service Restart and completes none of their operations", async () => {
  const administrator = await signIn(parley.url, parley.administrator);
  const sockets = await Promise.all(Array.from({ length: 20 }, () => openSocket(administrator)));
  for (const socket of sockets) {
    socket.subscribe("events", EVENTS);
    socket.subscribe("opened", OPENED);
    socket.subscribe("messages", MESSAGES);
  }
  await Promise.all(sockets.map((socket) => socket.frame("events", "next")));

  await node.stop();
  const ends = await Promise.all(sockets.map((socket) => socket.closed()));
  expect(new Set(ends.map(({ code }) => code))).toEqual(new Set([1012]));
  const ended = sockets.flatMap(({ frames }) => frames.filter(({ type }) => type === "complete" || type === "error"));
  expect(ended).toEqual([]);
  await node.start();
});

test("a client that does not answer the closing holds a stop up for seconds at most", async () => {
  const administrator = await signIn(parley.url, parley.administrator);
  const socket = new WebSocket(`${parley.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", {
    headers: administrator.headers,
  });
  socket.on("error", () => undefined);
  let isOpen = false;
  socket.on("open", () => {
    isOpen = true;
    // Reads nothing more: it never learns that it was closed.
    socket.pause();
  });
  await until(() => isOpen, "the socket opens");

  const begun = performance.now();
  await node.stop();
  expect(performance.now() - begun).toBeLessThan(8_000);
  socket.terminate();
  await node.start();
});
