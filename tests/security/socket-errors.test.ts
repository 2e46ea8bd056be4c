/** Over WebSocket, as over HTTP: every error that leaves has a code and tells nothing of the inside; what fails ends with `error`, not `complete`. */
import { type Client, signIn, tokenOf } from "../kit/clients.ts";
import { type OwnDatabaseServer, ownDatabaseServer } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { errorsOf, type Frame, openSocket, type RawSocket } from "../kit/raw-socket.ts";
import { unknownId } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

let database: OwnDatabaseServer;
let parley: Parley;
let administrator: Client;
const sockets: RawSocket[] = [];

beforeAll(async () => {
  database = await ownDatabaseServer();
  parley = await startParley({ database });
  administrator = await signIn(parley.url, parley.administrator);
}, 120_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.end();
});
afterAll(async () => {
  await parley.stop();
  await database.drop();
});

async function open(client = administrator): Promise<RawSocket> {
  const socket = await openSocket(client);
  sockets.push(socket);
  return socket;
}

const INSIDE = /ECONN|127\.0\.0\.1|:\d{4}|terminat|connection|postgres|select |\/dist\/|\n\s+at /i;

/** The codes of an operation's errors; nothing of the inside is among their words. */
function codesIn(frame: Frame): readonly (string | undefined)[] {
  expect(JSON.stringify(frame)).not.toMatch(INSIDE);
  return errorsOf(frame).map(({ extensions }) => extensions?.code);
}

test("what is refused before its first event ends with coded errors, and the socket goes on", async () => {
  const socket = await open();
  const refused: Readonly<Record<string, readonly [query: string, code: string, variables?: object]>> = {
    "no document": ["subscription {", "GRAPHQL_PARSE_FAILED"],
    "no such field": ["subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"],
    "no operation": ["fragment F on Query { viewer { cursor } }", "GRAPHQL_VALIDATION_FAILED"],
    "one of two": [
      "subscription A { events { __typename } } subscription B { events { __typename } }",
      "OPERATION_RESOLUTION_FAILURE",
    ],
    "a wrong variable": [
      "subscription($kinds: [EventKind!]) { events(kinds: $kinds) { __typename } }",
      "BAD_USER_INPUT",
      { kinds: ["NOPE"] },
    ],
    "a wrong cursor": [`subscription { events(after: "nonsense") { __typename } }`, "BAD_USER_INPUT"],
    "a wrong cursor of a view": [`subscription { messageAdded(after: "nonsense") { cursor } }`, "BAD_USER_INPUT"],
    "nothing to look at": [
      `subscription { interactionViewers(interactionId: "${unknownId()}") { interactionId } }`,
      "BAD_USER_INPUT",
    ],
  };
  for (const [what, [query, , variables]] of Object.entries(refused)) socket.subscribe(what, query, variables);
  for (const [what, [, code]] of Object.entries(refused))
    expect([what, ...codesIn(await socket.frame(what, "error"))]).toEqual([what, code]);

  socket.subscribe("goes on", "subscription { events { __typename } }");
  await socket.frame("goes on", "next");
  expect(socket.frames.filter(({ type }) => type === "complete")).toEqual([]);
});

test("what somebody may not do is FORBIDDEN as an error, over a socket too", async () => {
  const socket = await open(await tokenOf(administrator, ["users.read"]));
  socket.subscribe("1", "subscription { events { __typename } }");
  expect(codesIn(await socket.frame("1", "error"))).toEqual(["FORBIDDEN"]);
});

test("a session that ends tells its subscriptions so, or closes their socket: never that they are done", async () => {
  const leaver = await signIn(parley.url, parley.administrator);
  const socket = await open(leaver);
  socket.subscribe("1", "subscription { events { __typename } }");
  await socket.frame("1", "next");
  await leaver.act("signOut", {});
  expect((await socket.closed()).code).toBe(4403);
  const ends = socket.frames.filter(({ type }) => type === "error" || type === "complete");
  expect(ends.filter(({ type }) => type === "complete")).toEqual([]);
  expect(ends.flatMap(codesIn).filter((code) => code !== "UNAUTHENTICATED")).toEqual([]);
});

test("what only a server says is no reason to say why it cannot be read", async () => {
  const socket = await open();
  socket.send({ type: "connection_ack" });
  expect(await socket.closed()).toEqual({ code: 4500, reason: "Internal server error" });
});

test("without the database nothing of it is told, nothing is completed, and everybody may come back", async () => {
  const [running, idle] = await Promise.all([open(), open()]);
  running.subscribe("events", "subscription { events { __typename } }");
  running.subscribe("view", "subscription { messageAdded { cursor } }");
  await running.frame("events", "next");

  await database.stop("kill");
  idle.subscribe("late", "subscription { events { __typename } }");
  idle.subscribe("query", "{ viewer { cursor } }");
  expect(codesIn(await idle.frame("late", "error"))).toEqual(["INTERNAL"]);
  expect(codesIn(await idle.frame("query", "error"))).toEqual(["INTERNAL"]);
  // 1013, Try Again Later: clients do, where they would give up for good after an internal error.
  expect(await (await open()).closed()).toEqual({ code: 1013, reason: "Try again later" });
  // Their access is asked anew by the clock.
  const ends = await eventually(
    async () => running.frames.filter(({ type }) => type === "error"),
    (errors) => expect(errors.map(({ id }) => id).sort()).toEqual(["events", "view"]),
    60_000,
  );
  expect(ends.map(codesIn)).toEqual([["INTERNAL"], ["INTERNAL"]]);
  expect(running.frames.filter(({ type }) => type === "complete")).toEqual([]);

  await database.start();
  await eventually(
    async () => {
      const socket = await open();
      socket.subscribe("back", "subscription { events { __typename } }");
      return socket.frame("back", "next");
    },
    (frame) => expect(frame.type).toBe("next"),
  );
}, 150_000);
