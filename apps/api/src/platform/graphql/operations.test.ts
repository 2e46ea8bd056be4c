import { buildSchema } from "graphql";
import type { Viewer } from "../viewer.ts";
import { createOperations } from "./operations.ts";

const schema = buildSchema("type Query { one: Thing search(text: String): Thing } type Thing { id: ID name: String }");
const agent: Viewer = {
  userId: "u" as Viewer["userId"],
  role: "agent",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};
const operations = createOperations(schema, { introspection: false });
const codesOf = (query: string, viewer: Viewer | null = agent) =>
  operations.read({ query }, viewer).errors?.map(({ extensions }) => extensions.code);

test("a document that is kept is the same one again", () => {
  const first = operations.read({ query: "{ one { id } }" }, agent);
  expect(first).toHaveProperty("document");
  expect(operations.read({ query: "{ one { id } }" }, agent)).toEqual(first);
});

test("strangers' variants drive out nobody else's", () => {
  const kept = operations.read({ query: "{ one { name } }" }, agent);
  for (let nth = 0; nth < 500; nth += 1) operations.read({ query: `{ v${nth}: one { id } }` }, null);
  const again = operations.read({ query: "{ one { name } }" }, agent);
  expect("document" in again && "document" in kept && again.document === kept.document).toBe(true);
});

test("what is kept is bounded by selections: the least lately used is read anew", () => {
  const query = "{ one { id name } }";
  const before = operations.read({ query }, agent);
  for (let nth = 0; nth < 7_000; nth += 1) operations.read({ query: `{ v${nth}: one { id } }` }, agent);
  const after = operations.read({ query }, agent);
  expect("document" in before && "document" in after && after.document === before.document).toBe(false);
});

test("each mistake has its code, and no suggestion is made", () => {
  expect(codesOf("{")).toEqual(["GRAPHQL_PARSE_FAILED"]);
  expect(codesOf("{ on { id } }")).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  expect(operations.read({ query: "{ on { id } }" }, agent).errors?.[0]?.message).not.toContain("Did you mean");
  expect(codesOf('{ search(text: "a\\u0000b") { id } }')).toEqual(["BAD_USER_INPUT"]);
  expect(codesOf("query A { one { id } } query B { one { id } }")).toEqual(["OPERATION_RESOLUTION_FAILURE"]);
  expect(codesOf(`{ ${Array.from({ length: 90 }, (_, i) => `x${i}`).join(" ")} }`, null)).toEqual(["LIMIT_EXCEEDED"]);
  expect(codesOf(`{ one { ${Array.from({ length: 90 }, (_, i) => `x${i}`).join(" ")} } }`)?.length).toBeLessThan(10);
});

test("introspection is off, or on and dear", () => {
  const query = "{ __schema { types { name } } }";
  expect(codesOf(query)).toContain("GRAPHQL_VALIDATION_FAILED");
  expect(codesOf("{ __typename }", null)).toBeUndefined();
  const open = createOperations(schema, { introspection: true });
  expect(open.read({ query }, agent).errors).toBeUndefined();
  expect(open.read({ query }, null).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  expect(
    open.read(
      { query: `{ ${["a", "b", "c"].map((alias) => `${alias}: __schema { types { name } }`).join(" ")} }` },
      agent,
    ).errors?.[0]?.extensions.code,
  ).toBe("LIMIT_EXCEEDED");
});

test("who sends ever new documents is told to use variables, and what is kept is read on", () => {
  const own = createOperations(schema, { introspection: false });
  const query = "{ one { id } }";
  own.read({ query }, agent);
  const padding = `#${"x".repeat(16_000)}`;
  let refused = 0;
  for (let nth = 0; nth < 250; nth += 1) {
    const { errors } = own.read({ query: `{ v${nth}: one { id } } ${padding}` }, agent);
    if (errors?.[0]?.extensions.code === "LIMIT_EXCEEDED") refused += 1;
  }
  expect(refused).toBeGreaterThan(20);
  expect(own.read({ query }, agent).errors).toBeUndefined();
  expect(own.read({ query: "{ one { name } }" }, { ...agent, userId: "v" as Viewer["userId"] }).errors).toBeUndefined();
});

test("a stranger who asks what somebody signed in may ask is told to sign in", () => {
  const times = (count: number, part: (nth: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join(" ");
  for (const query of [
    `{ one { ${times(20, (i) => `a${i}: id`)} } }`,
    `{ ${times(10, (i) => `a${i}: one { id }`)} }`,
    `{ one { id } } #${"x".repeat(5_000)}`,
  ])
    expect(codesOf(query, null)).toEqual(["UNAUTHENTICATED"]);
  expect(codesOf(`{ one { ${times(40, (i) => `a${i}: id`)} } }`, null)).toEqual(["BAD_USER_INPUT"]);
  expect(codesOf(`{ ${times(40, (i) => `a${i}: one { id }`)} }`, null)).toEqual(["LIMIT_EXCEEDED"]);
});
