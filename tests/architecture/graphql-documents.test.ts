/** Every GraphQL document in the tests fits the published schema: a renamed field is found here, before any system starts. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildSchema, type GraphQLError, isUnionType, parse, validate } from "graphql";
import ts from "typescript";
import { root } from "../../apps/api/src/launch/settings.ts";

const schema = buildSchema(readFileSync(join(root, "packages/schema/schema.graphql"), "utf8"));
/** Documents that are wrong on purpose stand there, and nowhere else. */
const DELIBERATELY_WRONG = /^tests\/security\//;
/** What these build, they build from their callers' words, which are looked at where they are called. */
const BUILDERS = new Set([
  "tests/kit/clients.ts",
  "tests/bench/system/graphql.ts",
  "tests/architecture/graphql-documents.test.ts",
]);
/** Here a field or a value is put in while the test runs, so the API alone can say whether it fits. */
const COMPLETED_AT_RUN_TIME = new Set([
  "tests/api/lists.test.ts",
  "tests/bench/system/interactions.ts",
  "tests/kit/floods.ts",
  "tests/launch/launcher.ts",
]);

interface Found {
  readonly where: string;
  /** Null when a part of it cannot be read from the source. */
  readonly document: string | null;
}

const found = [...sourcesBelow(join(root, "tests"))].flatMap(documentsOf);

test("the search sees documents of every shape", () => {
  expect(found.length).toBeGreaterThan(200);
  const [planted] = documentsIn("planted.ts", '"query { interaction(id: 1) { id colour } }"');
  expect(problemsOf(planted?.document ?? "")).toHaveLength(1);
  expect(documentsIn("planted.ts", 'client.must("closeInteraction", input, ["InteractionClosed", "colour"])')).toEqual([
    expect.objectContaining({ document: expect.stringContaining("... on InteractionClosed { colour }") }),
  ]);
});

test("every document can be read from its source", () => {
  const unread = found.filter(({ document }) => document === null).map(({ where }) => where);
  expect(unread.filter((where) => !COMPLETED_AT_RUN_TIME.has(where.replace(/:\d+$/, "")))).toEqual([]);
});

test("every document fits the schema", () => {
  const wrong = found.flatMap(({ where, document }) =>
    document === null ? [] : problemsOf(document).map((problem) => `${where}: ${problem}`),
  );
  expect(wrong).toEqual([]);
});

function problemsOf(document: string): readonly string[] {
  try {
    return validate(schema, parse(document)).map((problem) => problem.message);
  } catch (error) {
    return [(error as GraphQLError).message];
  }
}

function documentsOf(path: string): Found[] {
  const name = relative(root, path);
  if (DELIBERATELY_WRONG.test(name) || BUILDERS.has(name)) return [];
  return documentsIn(name, readFileSync(path, "utf8"));
}

function documentsIn(name: string, text: string): Found[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(source);
  const documents: Found[] = [];
  const visit = (node: ts.Node): void => {
    const where = `${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (isText(node) && looksLikeGraphql(node.getText().slice(1)))
      documents.push({ where, document: textOf(node, constants) });
    if (ts.isCallExpression(node)) {
      const document = callDocument(node, constants);
      if (document !== undefined) documents.push({ where, document });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return documents;
}

function looksLikeGraphql(text: string): boolean {
  return /^\s*((query|mutation|subscription)(\s+\w+)?\s*(\([^)]*\))?\s*\{|\{\s*[a-z]\w*\s*[({])/.test(text);
}

/**
 * What `client.must(mutation, input, [type, fields])`, `client.act(mutation, input, { type: fields })` and the benchmarks'
 * `api.act(mutation, input, type, fields)` send; undefined: another call.
 */
function callDocument(call: ts.CallExpression, constants: ReadonlyMap<string, ts.Node>): string | null | undefined {
  const called = ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : "";
  const [mutation, , selections, fields] = call.arguments;
  if ((called !== "must" && called !== "act") || mutation === undefined || !ts.isStringLiteral(mutation))
    return undefined;
  const wanted =
    selections === undefined ? [] : selectionsOf(fields === undefined ? [selections] : [selections, fields], constants);
  if (wanted === null) return null;
  const field = mutation.text;
  const refusals = isUnionType(unwrapped(field)) ? "__typename" : "";
  const fragments = wanted.map(([type, fields]) => `... on ${type} { ${fields} }`).join(" ");
  const inputType = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return `mutation Act($input: ${inputType}!) { ${field}(input: $input) { ${refusals} ${fragments} } }`;
}

function selectionsOf(
  parts: readonly ts.Expression[],
  constants: ReadonlyMap<string, ts.Node>,
): readonly (readonly [string, string])[] | null {
  const [first] = parts.map((part) => resolved(part, constants));
  const pairs = parts.length === 2 ? [parts] : first === undefined ? [[]] : pairsOf(first, constants);
  const read = pairs.map(([type, fields]) => {
    if (type === undefined || fields === undefined) return null;
    const name = ts.isIdentifier(type) && ts.isPropertyAssignment(type.parent) ? type.text : textOf(type, constants);
    const selection = textOf(fields, constants);
    return name === null || selection === null ? null : ([name, selection] as const);
  });
  return read.every((pair) => pair !== null) ? read : null;
}

/** Types with their fields: of an array, of an object and of the objects spread into it. */
function pairsOf(node: ts.Node, constants: ReadonlyMap<string, ts.Node>): readonly (readonly ts.Node[])[] {
  if (ts.isArrayLiteralExpression(node)) return [node.elements];
  if (!ts.isObjectLiteralExpression(node)) return [[]];
  return node.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return pairsOf(resolved(property.expression, constants), constants);
    return ts.isPropertyAssignment(property) ? [[property.name, property.initializer]] : [[]];
  });
}

/** What a name of the file stands for, without `as const`; any other expression as it is. */
function resolved(node: ts.Node, constants: ReadonlyMap<string, ts.Node>): ts.Node {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return resolved(node.expression, constants);
  const value = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
  return value === undefined ? node : resolved(value, constants);
}

function unwrapped(field: string) {
  const type = schema.getMutationType()?.getFields()[field]?.type;
  return type === undefined || !("ofType" in type) ? type : type.ofType;
}

/** The text of a literal, of a constant of the file, or of a template made of them; null when it is anything else. */
function textOf(node: ts.Node, constants: ReadonlyMap<string, ts.Node>): string | null {
  const value = resolved(node, constants);
  if (ts.isStringLiteralLike(value)) return value.text;
  if (!ts.isTemplateExpression(value)) return null;
  let text = value.head.text;
  for (const span of value.templateSpans) {
    const part = textOf(span.expression, constants);
    if (part === null) return null;
    text += part + span.literal.text;
  }
  return text;
}

function constantsOf(source: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const constants = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function* sourcesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name.startsWith("__")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesBelow(path);
    else if (/\.(ts|mjs)$/.test(entry.name)) yield path;
  }
}
