/** The twelve things that GraphQL scanners look for, over HTTP and over a WebSocket, as a stranger and signed in. */

import { type AskingSocket, openAskingSocket } from "../kit/asking-socket.ts";
import { type Client, signIn } from "../kit/clients.ts";
import { postGraphql, sendRaw } from "../kit/raw-graphql.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let administrator: Client;
let socket: AskingSocket;

beforeAll(async () => {
  parley = await startParley();
  administrator = await signIn(parley.url, parley.administrator);
  socket = await openAskingSocket(parley.url, administrator.headers);
});
afterAll(async () => {
  socket?.close();
  await parley.stop();
});

interface Answered {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?:
    | readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
    | undefined;
}

/** The same operation by every way in. */
const WAYS: Readonly<Record<string, (query: string) => Promise<Answered>>> = {
  "HTTP, a stranger": async (query) => (await postGraphql({ url: parley.url }, { query })).json ?? {},
  "HTTP, signed in": async (query) => (await postGraphql(administrator, { query })).json ?? {},
  WebSocket: (query) => socket.ask({ query }),
};

const REFUSED = [
  "LIMIT_EXCEEDED",
  "BAD_USER_INPUT",
  "GRAPHQL_VALIDATION_FAILED",
  "GRAPHQL_PARSE_FAILED",
  "UNAUTHENTICATED",
];

/** Refused before anything ran: for what it is, or since only somebody signed in may ask so much. */
function expectRefused({ data, errors }: Answered): void {
  expect(data ?? null).toBeNull();
  expect(errors?.length).toBeGreaterThan(0);
  expect(errors?.length).toBeLessThan(10);
  for (const { extensions } of errors ?? []) expect(REFUSED).toContain(extensions?.code);
}

const CIRCULAR = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`;

describe.each(Object.keys(WAYS))("%s", (way) => {
  const ask = (query: string) => WAYS[way]?.(query) ?? Promise.reject(new Error(way));

  test("what is asked rightly is answered", async () => {
    expect(await ask("{ __typename }")).toMatchObject({ data: { __typename: "Query" } });
  });

  test("alias overloading", async () => {
    expectRefused(await ask(`{ ${Array.from({ length: 101 }, (_, nth) => `alias${nth}: __typename`).join(" ")} }`));
    expectRefused(await ask(`{ ${Array.from({ length: 600 }, (_, nth) => `a${nth}:viewer{cursor}`).join(" ")} }`));
  });

  test("directive overloading", async () => {
    expectRefused(await ask(`{ __typename ${"@aa".repeat(10)} }`));
    expectRefused(await ask(`{ __typename ${"@skip(if: false) ".repeat(500)} }`));
  });

  test("field duplication", async () => {
    expectRefused(await ask(`{ ${"__typename ".repeat(500)} }`));
    expectRefused(await ask(`{ viewer { ${"cursor ".repeat(50)} } }`));
  });

  test("circular introspection, and introspection at all", async () => {
    expectRefused(await ask(CIRCULAR));
    expectRefused(await ask("{ __schema { queryType { name } } }"));
    expectRefused(await ask('{ __type(name: "Query") { name } }'));
  });

  test("field suggestions", async () => {
    for (const query of [
      "{ viewr { cursor } }",
      "{ viewer { cursr } }",
      "{ viewer(x: 1) { cursor } }",
      "{ viewer { ... on Viewr { cursor } } }",
    ]) {
      const answer = await ask(query);
      expectRefused(answer);
      expect(JSON.stringify(answer)).not.toMatch(/did you mean|"viewer"|"cursor"/i);
    }
  });

  test("trace and debug", async () => {
    for (const query of ["{ __typename }", "{ nothing }", "{"])
      expect(JSON.stringify(await ask(query))).not.toMatch(/tracing|stacktrace|"extensions":\{"(?!code)|node_modules/);
  });
});

describe("HTTP alone", () => {
  const query = "{ __typename }";
  const mutation = "mutation { signOut(input: {}) { __typename } }";
  const send = (request: RequestInit, search = "", headers: Readonly<Record<string, string>> = {}) =>
    sendRaw(`${parley.url}/graphql${search}`, { ...request, headers: { ...headers, ...request.headers } });

  test.each(["a stranger", "signed in"])("batches, GET and forms are not served: %s", async (who) => {
    const headers = who === "signed in" ? administrator.headers : {};
    const json = { "content-type": "application/json" };
    const answers = {
      "array batching": await send(
        { method: "POST", headers: json, body: JSON.stringify(Array.from({ length: 10 }, () => ({ query }))) },
        "",
        headers,
      ),
      "query by GET": await send({ method: "GET" }, `?query=${encodeURIComponent(query)}`, headers),
      "mutation by GET": await send({ method: "GET" }, `?query=${encodeURIComponent(mutation)}`, headers),
      "query by form": await send({ method: "POST", body: new URLSearchParams({ query }) }, "", headers),
      "mutation by form": await send({ method: "POST", body: new URLSearchParams({ query: mutation }) }, "", headers),
    };
    const served = Object.entries(answers).filter(
      ([, { status, json: answer }]) => status < 400 || answer?.data != null,
    );
    expect(served.map(([how]) => how)).toEqual([]);
  });

  test("no IDE is served", async () => {
    for (const path of [
      "/graphql",
      "/graphiql",
      "/playground",
      "/console",
      "/graphql/console",
      "/altair",
      "/voyager",
    ]) {
      const { status, text } = await sendRaw(`${parley.url}${path}`, {
        headers: { accept: "text/html", "user-agent": "Mozilla/5.0" },
      });
      expect([path, status < 400 && /graphiql|playground|apollo sandbox/i.test(text)]).toEqual([path, false]);
    }
  });
});

test("introspection can be allowed, and is for whoever is signed in", async () => {
  const open = await startParley({ environment: { INTROSPECTION: "1" } });
  try {
    const client = await signIn(open.url, open.administrator);
    const introspection = "{ __schema { queryType { name } types { name fields { name } } } }";
    const answer = await postGraphql(client, { query: introspection });
    expect(answer.json?.errors).toBeUndefined();
    expect(answer.text).toContain('"Interaction"');
    expect(await postGraphql({ url: open.url }, { query: introspection })).toMatchObject({ status: 401 });
    expectRefused((await postGraphql(client, { query: CIRCULAR })).json ?? {});
  } finally {
    await open.stop();
  }
});
