import fc from "fast-check";
import { GraphQLError, parse } from "graphql";
import { checkDocument } from "./document-limits.ts";
import { type DocumentLimits, limitsOf } from "./operation-limits.ts";
import { checkSource } from "./source-limits.ts";

const LIMITS = limitsOf({ role: "administrator" });
const BOUNDLESS: DocumentLimits = {
  ...LIMITS,
  definitions: 1e9,
  depth: 1e3,
  selections: 1e9,
  roots: 1e9,
  repeats: 1e9,
};

/** The limit that a text breaks before it is validated; null: none. */
function limitBrokenBy(text: string, limits = LIMITS): unknown {
  try {
    checkSource(text, limits);
    checkDocument(parse(text), limits);
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error.extensions.limit ?? error.message;
  }
}

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(" ");

test.each([
  ["characters", `{ a } #${"x".repeat(20_000)}`],
  ["tokens", `{ a(${times(800, (i) => `b${i}: 1,`)}) }`],
  ["nesting", "{ a ".repeat(3_000)],
  ["nesting", `{ a(b: ${"[".repeat(8_000)}`],
  ["nesting", `{ a(b: ${"{c:".repeat(5_000)}`],
  ["nesting", `query ($a: ${"[".repeat(9_000)}`],
  ["directives", `{ a ${"@b ".repeat(41)} }`],
  ["directives", `query ${"@b ".repeat(41)} { a }`],
  ["definitions", times(41, (i) => `query q${i} { a }`)],
  ["depth", `{ ...f0 } ${times(30, (i) => `fragment f${i} on Q { ...f${i + 1} }`)} fragment f30 on Q { a }`],
  ["depth", `${times(30, (i) => `fragment f${i} on Q { ...f${i + 1} }`)} fragment f30 on Q { a }`],
  [
    "selections",
    `{ ...f0 } ${times(20, (i) => `fragment f${i} on Q { ...f${i + 1} ...f${i + 1} }`)} fragment f20 on Q { a }`,
  ],
  ["selections", `{ ...f0 } ${times(20, (i) => `fragment f${i} on Q { ...f${i + 1} ...f${i + 1} }`)}`],
  ["roots", `{ ${times(16, (i) => `a${i}: b`)} }`],
  ["repeats", `{ x { ${times(31, (i) => `a${i}: b`)} } }`],
  ["repeats", `{ x { ${times(31, (i) => `a: b${i}`)} } }`],
  ["repeats", `{ x { ${times(31, () => "b")} } }`],
  ["repeats", `{ ${times(8, () => "x { a a a a }")} }`],
  ["repeats", `{ x { ${times(31, (i) => `...f${i}`)} } } ${times(31, (i) => `fragment f${i} on Q { a }`)}`],
])("%s: %#", (limit, text) => {
  expect(limitBrokenBy(text)).toBe(limit);
});

test("fragments that contain themselves are refused in validation's words", () => {
  expect(limitBrokenBy("{ ...a } fragment a on Q { ...b } fragment b on Q { ...a }")).toBe(
    'Cannot spread fragment "a" within itself.',
  );
});

test("what is at a limit is admitted", () => {
  expect(limitBrokenBy(`{ ${times(15, (i) => `a${i}: b`)} }`)).toBeNull();
  expect(limitBrokenBy(`{ x { ${times(30, (i) => `a${i}: b`)} } }`)).toBeNull();
  expect(limitBrokenBy(`${"{ a ".repeat(24)}${"}".repeat(24)}`)).toBeNull();
});

/** Spreads by fragment: any graph, circles included. */
const graphs = fc.array(fc.array(fc.nat(7), { maxLength: 4 }), { minLength: 1, maxLength: 8 });

test("any graph of fragments is counted as it would be run, or refused; nothing is walked without end", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const text = `{ ...f0 } ${graph.map((spreads, i) => `fragment f${i} on Q { a ${spreads.map((to) => `...f${to}`).join(" ")} }`).join(" ")}`;
      let counted: number | null = null;
      try {
        counted = checkDocument(parse(text), BOUNDLESS);
      } catch (error) {
        expect(error).toBeInstanceOf(GraphQLError);
      }
      expect(counted).toBe(hasCircle(graph) ? null : 1 + runLength(graph, 0));
    }),
  );
});

test("any brackets end in a limit or in graphql-js's syntax error", () => {
  const brackets = fc.array(fc.constantFrom("{", "}", "[", "]", "(", ")", "a", "...", "@", "$", ":", '"', "#"), {
    maxLength: 3_000,
  });
  fc.assert(
    fc.property(brackets, (signs) => {
      expect(() => limitBrokenBy(signs.join(" "))).not.toThrow();
    }),
  );
});

function runLength(graph: readonly (readonly number[])[], at: number): number {
  const spreads = graph[at];
  return spreads === undefined ? 0 : 1 + spreads.length + spreads.reduce((sum, to) => sum + runLength(graph, to), 0);
}

function hasCircle(graph: readonly (readonly number[])[]): boolean {
  const reaches = (from: number, path: readonly number[]): boolean =>
    path.includes(from) || (graph[from] ?? []).some((to) => reaches(to, [...path, from]));
  return graph.some((_, from) => reaches(from, []));
}
