import { buildSchema, type OperationDefinitionNode, parse } from "graphql";
import { costOf, listsWithoutSize } from "./cost.ts";

const schema = buildSchema(`
  type Query { one: Thing things(first: Int = 25): ThingConnection thread(last: Int = 50): ThingConnection all: [Thing!]! }
  type ThingConnection { edges: [Edge!]! total: Int }
  type Edge { node: Thing! cursor: String }
  type Thing { id: ID things(first: Int = 25): ThingConnection tags: [String!] either: Either }
  union Either = Thing | Other
  type Other { id: ID }
`);

function cost(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  return costOf({ schema, document, operation: document.definitions[0] as OperationDefinitionNode, variables });
}

test.each<[string, number]>([
  ["{ one { id } }", 3],
  ["{ one { id tags } }", 13],
  // One for the field, the connection, the list; ten entries of an edge, its node and the id.
  ["{ things(first: 10) { edges { node { id } } } }", 1 + 1 + 1 + 10 * (1 + 1 + 1 + 1)],
  ["{ things { total edges { cursor } } }", 1 + 1 + 1 + 1 + 25 * (1 + 1)],
  ["{ things(first: null) { edges { cursor } } }", 1 + 1 + 1 + 25 * (1 + 1)],
  ["{ thread { edges { cursor } } }", 1 + 1 + 1 + 50 * (1 + 1)],
  ["{ things(first: 7) { ...f } } fragment f on ThingConnection { edges { cursor } }", 1 + 1 + 1 + 7 * (1 + 1)],
  ["{ one { either { ... on Thing { id } ... on Other { id } } } }", 1 + 1 + 1 + 1 + 2],
  ["{ all { id } }", 1 + 100 * (1 + 1)],
  ["{ __typename __schema { types { name } } }", 20_001],
])("%s costs %d", (text, expected) => {
  expect(cost(text)).toBe(expected);
});

test("lists in lists multiply", () => {
  const nested = "{ things(first: 100) { edges { node { things(first: 100) { edges { node { id } } } } } } }";
  expect(cost(nested)).toBeGreaterThan(100 * 100 * 3);
});

test("the size of a page comes from variables and their defaults; what is none counts as the longest", () => {
  const text = "query ($n: Int = 7) { things(first: $n) { edges { cursor } } }";
  const page = (size: number) => 1 + 1 + 1 + size * (1 + 1);
  expect(cost(text)).toBe(page(7));
  expect(cost(text, { n: 3 })).toBe(page(3));
  expect(cost(text, { n: null })).toBe(page(25));
  for (const n of ["3", -1, 0, 1e9, Number.NaN, {}, [3], true]) expect([n, cost(text, { n })]).toEqual([n, page(100)]);
});

test("lists of objects without a size are found", () => {
  expect(listsWithoutSize(schema)).toEqual(["Query.all"]);
});
