/** Whatever is sent, no answer holds SQL, a stack or a path, and nothing fails inside. */
import { type Client, signIn } from "../kit/clients.ts";
import { newPerson } from "../kit/people.ts";
import { postGraphql, sendRaw } from "../kit/raw-graphql.ts";
import { operations, places, sampleVariables } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

/** Traces of the inside: statements and messages of the database, stacks, files of ours, names of libraries. */
const INSIDE =
  /select .* from|insert into|update \w+ set|syntax error at or near|invalid input syntax|violates|relation "|column "|pg_|postgres|kysely|mikro|node_modules|\/apps\/|\/dist\/|file:\/\/|\.ts:\d|\.js:\d|\n\s+at |stacktrace|TypeError|ReferenceError|RangeError|Cannot read prop|is not a function|undefined/i;

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

const TEXTS = [
  "a\u0000b",
  "\ud800 %s%n{{constructor}}\u202e",
  "'; drop table account; --",
  "../../../../etc/passwd",
  "x".repeat(100_000),
];
/** Hostile values by type: of the right kind and beyond reason, and of another kind. */
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  ID: [
    ...TEXTS,
    "00000000-0000-0000-0000-000000000000",
    "-1",
    9_007_199_254_740_991,
    "",
    "1e400",
    "1".repeat(15),
    {},
    [],
  ],
  String: [...TEXTS, "", " ", {}, [], 7],
  Int: [2_147_483_647, -2_147_483_648, 2_147_483_648, 1.5, "1", 0, -1, {}, []],
  Float: [1.7976931348623157e308, -1.7976931348623157e308, 5e-324, "1", []],
  Boolean: ["yes", 1, {}],
  DateTimeISO: [
    "0000-00-00T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "-271821-04-20T00:00:00.000Z",
    "9999-99-99T99:99:99Z",
    "0000-01-01T00:00:00.000Z",
    8.64e15,
    "",
    "\u0000",
    {},
  ],
  Cursor: [
    ...TEXTS,
    cursor(),
    cursor("\u0000", "\u0000"),
    cursor("a", "b"),
    cursor("a", "00000000-0000-0000-0000-000000000000"),
    cursor("\u0000", "00000000-0000-7000-8000-000000000000"),
    cursor(1e308, "00000000-0000-7000-8000-000000000000"),
    cursor(-1, -1),
    cursor("9999999999999", "00000000-0000-7000-8000-000000000000"),
    cursor("+275760-09-13T00:00:00.000Z", "00000000-0000-7000-8000-000000000000"),
    cursor([[[]]]),
    cursor(null),
    5,
  ],
};
const ANY_ENUM = ["NOPE", 7, "\u0000", {}, []];

let parley: Parley;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley();
  administrator = await signIn(parley.url, parley.administrator);
});
afterAll(() => parley.stop());

/** What is wrong with an answer; null when nothing is. */
function leak({ status, text }: { readonly status: number; readonly text: string }): string | null {
  const inside = INSIDE.exec(text)?.[0];
  if (inside !== undefined) return `holds ${JSON.stringify(inside)}: ${text.slice(0, 400)}`;
  return status >= 500 || text.includes('"INTERNAL') ? `${status}: ${text.slice(0, 300)}` : null;
}

async function inFours<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<void>): Promise<void> {
  const left = [...things];
  const next = async (): Promise<void> => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
  };
  await Promise.all([next(), next(), next(), next()]);
}

for (const kind of ["query", "mutation"] as const) {
  test(`hostile values at every place of every ${kind}`, async () => {
    expect(operations(kind).length).toBeGreaterThan(10);
    const attempts = operations(kind, 1).flatMap((operation) =>
      places(operation, () => true).flatMap((at) => {
        const [type] = Object.keys(HOSTILE).filter((name) =>
          places(operation, (leaf) => leaf.name === name).some((place) => place.join() === at.join()),
        );
        return (HOSTILE[type ?? ""] ?? ANY_ENUM).map((value) => ({ operation, at, value }));
      }),
    );
    // One session is enough to sign out with: theirs would end with the first.
    const spare = await newPerson(administrator, "ADMINISTRATOR");
    const found: string[] = [];
    await inFours(attempts, async ({ operation, at, value }) => {
      const as = operation.name === "signOut" || operation.name === "changePassword" ? spare.client : administrator;
      const answer = await postGraphql(as, {
        query: operation.document,
        variables: sampleVariables(operation, { put: { at, value } }),
      });
      const problem = leak(answer);
      if (problem !== null)
        found.push(`${operation.name} ${at.join(".")} = ${JSON.stringify(value).slice(0, 60)} ${problem}`);
    });
    expect(found).toEqual([]);
    expect(attempts.length).toBeGreaterThan(200);
  }, 180_000);
}

test("deep and long lists, unknown fields, and documents that are none", async () => {
  const nested = (depth: number): object => (depth === 0 ? {} : { and: [nested(depth - 1)] });
  const where = (filter: unknown) => ({
    query: "query W($where: InteractionWhere) { interactions(where: $where) { edges { node { id } } } }",
    variables: { where: filter },
  });
  const operationsSent: object[] = [
    where(nested(900)),
    where({ and: Array.from({ length: 20_000 }, () => ({})) }),
    where({ accountId: { in: Array.from({ length: 20_000 }, () => "x") } }),
    where({ accountId: { in: [[[["x"]]]] } }),
    where({ nobody: { knows: "this" } }),
    where({ __proto__x: 1, constructor: {}, toString: 1 }),
    { query: "{" },
    { query: "" },
    { query: "{ nothing }" },
    { query: "query A { viewer { cursor } } query B { viewer { cursor } }" },
    { query: "query A { viewer { cursor } }", operationName: "C" },
    { query: "subscription { events { __typename } }" },
    { query: "{ viewer { cursor } }", variables: [] },
    { query: "{ viewer { cursor } }", variables: "none" },
    { query: 5 },
    { variables: {} },
    { query: `{ ${"viewer { user { queues { agents { ".repeat(200)}` },
    { query: "{ account(id: 5e300) { id } user(id: -0) { id } }" },
    { query: "query V($id: ID!) { account(id: $id) { id } }" },
    { query: "{ accounts(first: 99999999999999999999) { edges { cursor } } }" },
    { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
    [],
    [{ query: "{ viewer { cursor } }" }],
  ];
  const answers = await Promise.all(operationsSent.map((operation) => postGraphql(administrator, operation)));
  const bad = answers.flatMap((answer, index) => {
    const problem = leak(answer);
    return problem === null ? [] : [`${JSON.stringify(operationsSent[index]).slice(0, 100)} ${problem}`];
  });
  expect(bad).toEqual([]);
  expect(answers.filter(({ json }) => json?.errors === undefined).length).toBeLessThan(5);
});

test("bodies that are no JSON, and addresses that are none of ours", async () => {
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
    sendRaw(`${parley.url}${path}`, {
      method: "POST",
      headers: { ...administrator.headers, "content-type": type },
      body,
    });
  const get = (path: string) => sendRaw(`${parley.url}${path}`, { headers: administrator.headers });
  const answers = await Promise.all([
    post("/graphql", "{"),
    post("/graphql", "null"),
    post("/graphql", '"text"'),
    post("/graphql", '{"query":"{ viewer { cursor } }","__proto__":{"x":1}}'),
    post("/graphql", `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`),
    post("/graphql", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    post("/files", "--x\r\ncontent-disposition: form-data; name=a\r\n\r\n", "multipart/form-data; boundary=x"),
    post("/files", "", "multipart/form-data"),
    post("/receive/x/y", "{"),
    post("/receive/%00/%00", "{"),
    get("/files/%00"),
    get("/files/..%2f..%2fetc%2fpasswd"),
    get(`/files/${"x".repeat(190)}`),
    get("/files/%"),
    get("/media/x/y"),
    get("/media/%00/%ff"),
    get("/receive/%ff/%fe"),
  ]);
  expect(answers.map(leak).filter((problem) => problem !== null)).toEqual([]);
  expect(answers.filter(({ status }) => status < 400 || status >= 500).map(({ text }) => text)).toEqual([]);
});
