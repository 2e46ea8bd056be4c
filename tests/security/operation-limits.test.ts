/** What one operation may be, and how many of one person's run: beyond it a request is refused as the client's doing, and nothing of it is logged as ours. */

import { type AskingSocket, openAskingSocket } from "../kit/asking-socket.ts";
import { type Client, signIn } from "../kit/clients.ts";
import { eventually } from "../kit/eventually.ts";
import { codesOf, postGraphql, sendRaw } from "../kit/raw-graphql.ts";
import { askedInARow, unfinishedRequest } from "../kit/raw-requests.ts";
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

const REFUSED = ["LIMIT_EXCEEDED", "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"];
const times = (count: number, part: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(" ");

/** Documents that would overflow a stack, double without end or take quadratic time. */
const HOSTILE: Readonly<Record<string, object>> = {
  "a chain of 10,000 fragments": {
    query: `{ viewer { ...f0 } } ${times(10_000, (nth) => `fragment f${nth} on Viewer { ...f${nth + 1} }`)} fragment f10000 on Viewer { cursor }`,
  },
  "a chain of 35 fragments": {
    query: `{ viewer { ...f0 } } ${times(35, (nth) => `fragment f${nth} on Viewer { ...f${nth + 1} }`)} fragment f35 on Viewer { cursor }`,
  },
  "fragments that double thirty times": {
    query: `{ viewer { ...f0 } } ${times(30, (nth) => `fragment f${nth} on Viewer { ...f${nth + 1} ...f${nth + 1} }`)} fragment f30 on Viewer { cursor }`,
  },
  "fragments in a circle": { query: "{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }" },
  "fragments that all spread each other": {
    query: `{ viewer { ...f0 } } ${times(12, (nth) => `fragment f${nth} on Viewer { cursor ${times(12, (to) => `...f${to}`)} }`)}`,
  },
  "36,000 aliases of a public field": { query: `{ ${times(36_000, (nth) => `a${nth}:viewer{cursor}`)} }` },
  "a field 50,000 times": { query: `{ viewer { ${"cursor ".repeat(50_000)} } }` },
  "a field 100 times": { query: `{ viewer { ${"cursor ".repeat(100)} } }` },
  "one name for 100 fields": { query: `{ viewer { ${times(100, (nth) => `a: f${nth}`)} } }` },
  "repeated fields inside repeated fields": { query: `{ ${"viewer { user { id id id id } } ".repeat(20)} }` },
  "selections 2,000 deep": {
    query: `{ viewer { user ${"{ queues { members ".repeat(1_000)} { id } ${"}}".repeat(1_000)} } }`,
  },
  "selections without an end": { query: "{ a ".repeat(3_000) },
  "a list 7,000 deep": { query: `{ cannedAnswers(search: ${"[".repeat(7_000)}${"]".repeat(7_000)}) { id } }` },
  "an object 3,000 deep": {
    query: `{ interactions(where: ${"{and:[".repeat(2_000)}${"]}".repeat(2_000)}) { edges { cursor } } }`,
  },
  "a type 8,000 deep": { query: `query ($a: ${"[".repeat(8_000)}Int${"]".repeat(8_000)}) { viewer { cursor } }` },
  "a number of 10,000 digits": { query: `{ accounts(first: ${"9".repeat(10_000)}) { edges { cursor } } }` },
  "a text of 900,000 characters": { query: `{ cannedAnswers(search: "${"x".repeat(900_000)}") { id } }` },
  "a comment of 900,000 characters": { query: `{ __typename } #${"x".repeat(900_000)}` },
  "a thousand directives": { query: `{ viewer { cursor ${"@include(if: true) ".repeat(800)} } }` },
  "a thousand variables": { query: `query (${times(1_000, (nth) => `$v${nth}: Int`)}) { viewer { cursor } }` },
  "a hundred operations": { query: times(100, (nth) => `query q${nth} { viewer { cursor } }`), operationName: "q5" },
  "a hundred mutations": {
    query: `mutation { ${times(100, (nth) => `m${nth}: setPause(input: { paused: false }) { __typename }`)} }`,
  },
  "lists in lists": {
    query: "{ accounts(first: 100) { edges { node { agents { accounts { agents { accounts { id name } } } } } } } }",
  },
  "lists in lists by a variable": {
    query: "query ($n: Int) { accounts(first: $n) { edges { node { agents { accounts { agents { id name } } } } } } }",
    variables: { n: 100 },
  },
  "variables 1,000 deep": {
    query: "query ($where: InteractionWhere) { interactions(where: $where) { edges { cursor } } }",
    variables: { where: JSON.parse(`${'{"and":['.repeat(500)}${"]}".repeat(500)}`) },
  },
  "a variable of another kind, 200,000 characters long": {
    query: "query ($first: Int) { accounts(first: $first) { edges { cursor } } }",
    variables: { first: "x".repeat(200_000) },
  },
  "a word of an enumeration that there is not": {
    query: "query ($role: Role) { users(role: $role) { edges { cursor } } }",
    variables: { role: "AGENTT" },
  },
};

/** Lines of the log that call somebody: an error of ours. */
function ownErrors(): readonly string[] {
  return parley.nodes.flatMap((node) =>
    node
      .printed()
      .split("\n")
      .filter((line) => /"level":(50|60)|"level":"(error|fatal)"|Internal error|RangeError/.test(line)),
  );
}

test.each(Object.entries(HOSTILE))("%s", async (_name, operation) => {
  const ofStranger = await postGraphql({ url: parley.url }, operation);
  for (const answer of [ofStranger, await postGraphql(administrator, operation)]) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text.length).toBeLessThan(5_000);
    expect(answer.json?.data ?? null).toBeNull();
    expect(answer.text).not.toMatch(/did you mean/i);
    // What somebody signed in may ask, whether or not it is right, a stranger is told to sign in for.
    if (answer === ofStranger && answer.status === 401) expect(codesOf(answer)).toEqual(["UNAUTHENTICATED"]);
    else if (answer.status !== 413) expect(REFUSED).toEqual(expect.arrayContaining([...codesOf(answer)]));
  }
  if (JSON.stringify(operation).length < 200_000) {
    const { type, data, errors } = await socket.ask(operation);
    expect([type, data ?? null]).toEqual([errors === undefined ? "error" : type, null]);
    expect(REFUSED).toEqual(expect.arrayContaining((errors ?? []).map(({ extensions }) => extensions?.code)));
    expect(JSON.stringify(errors).length).toBeLessThan(5_000);
  }
  expect(ownErrors()).toEqual([]);
});

test("the refusal says which limit, how much is allowed, and what it was", async () => {
  const answer = await postGraphql(administrator, HOSTILE["lists in lists"] ?? {});
  expect(answer.json?.errors?.[0]).toMatchObject({
    message: expect.stringContaining("at most 100000 values"),
    extensions: { code: "LIMIT_EXCEEDED", limit: "cost", most: 100_000, actual: expect.any(Number) },
  });
});

test("fragment chains and repeated fields are wrong input, not our fault", async () => {
  for (const name of ["a chain of 35 fragments", "a field 100 times", "one name for 100 fields"])
    expect([name, codesOf(await postGraphql(administrator, HOSTILE[name] ?? {}))]).toEqual([name, ["BAD_USER_INPUT"]]);
});

describe("a stranger", () => {
  test("may send little", async () => {
    const padded = { query: "{ viewer { cursor } }", variables: { filler: "x".repeat(20_000) } };
    expect((await postGraphql({ url: parley.url }, padded)).status).toBe(413);
    expect((await postGraphql(administrator, padded)).status).toBe(200);
  });

  test("may send no more by not saying how much it is", async () => {
    const body = JSON.stringify({ query: "{ viewer { cursor } }", variables: { filler: "x".repeat(20_000) } });
    const post = (text: string) =>
      sendRaw(`${parley.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: new Blob([text]).stream(),
        duplex: "half",
      } as RequestInit);
    expect((await post(body)).status).toBe(413);
    expect((await post('{"query":"{ __typename }"}')).status).toBe(200);
  });

  test("has fewer aliases, fields and values than somebody signed in", async () => {
    const aliased = (count: number) => ({ query: `{ viewer { ${times(count, (nth) => `a${nth}: cursor`)} } }` });
    expect((await postGraphql({ url: parley.url }, aliased(12))).status).toBe(200);
    expect((await postGraphql({ url: parley.url }, aliased(13))).status).toBe(401);
    expect((await postGraphql(administrator, aliased(30))).status).toBe(200);
    expect((await postGraphql(administrator, aliased(31))).status).toBe(400);
  });

  test("who asks too often is told to wait; who is signed in is served", async () => {
    const statuses = await askedInARow({ url: parley.url, headers: {}, query: "{ __typename }", howMany: 3_000 });
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(100);
    const refused = await postGraphql({ url: parley.url }, { query: "{ __typename }" });
    if (refused.status === 429) {
      expect(refused.headers.get("retry-after")).toBe("1");
      expect(codesOf(refused)).toEqual(["LIMIT_EXCEEDED"]);
    }
    expect((await postGraphql(administrator, { query: "{ viewer { user { id } } }" })).status).toBe(200);
  });
});

test("one person's requests take turns, and too many at a time are refused", async () => {
  const query = "{ users(first: 100) { totalCount { value } edges { node { id name email role queues { id } } } } }";
  const statuses = await askedInARow({ ...administrator, query, howMany: 600 });
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(144);
  expect((await postGraphql(administrator, { query })).status).toBe(200);
});

test("who goes away while they wait gives their place back", async () => {
  for (let round = 0; round < 3; round += 1) {
    const requests = await Promise.all(Array.from({ length: 150 }, () => unfinishedRequest(administrator)));
    expect(await Promise.race(requests.map(({ answered }) => answered))).toBe(429);
    for (const { cut } of requests) cut();
    await eventually(
      () => postGraphql(administrator, { query: "{ __typename }" }),
      ({ status }) => expect(status).toBe(200),
    );
  }
});
