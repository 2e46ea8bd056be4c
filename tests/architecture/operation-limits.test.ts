/** The limits of operations leave room: what the console asks fits twice, and every field can be asked. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { costOf } from "../../apps/api/src/platform/graphql/limits/cost.ts";
import { checkDocument } from "../../apps/api/src/platform/graphql/limits/document-limits.ts";
import { type DocumentLimits, limitsOf } from "../../apps/api/src/platform/graphql/limits/operation-limits.ts";
import { checkSource } from "../../apps/api/src/platform/graphql/limits/source-limits.ts";
import { operations, schema } from "../kit/schema-walk.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ROLES = ["agent", "supervisor", "administrator"] as const;
const LONGEST_PAGE = 100;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", ".next", "gql", "dist"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) ? [readFileSync(path, "utf8")] : [];
  });
}

function definitionsOfConsole(): readonly DefinitionNode[] {
  const texts = sources(join(root, "apps/web")).flatMap((source) => [...source.matchAll(/\bgraphql\(\s*`([^`]*)`/g)]);
  return texts.flatMap(([, text = ""]) => parse(text).definitions);
}

/** As the console sends it: with its fragments, and every selection's `__typename` that its cache asks for. */
function sentDocument(operation: OperationDefinitionNode, all: readonly DefinitionNode[]): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const collect = (node: ASTNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value);
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || fragments.has(name.value)) return;
        fragments.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
  return visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] },
    {
      SelectionSet: (node: SelectionSetNode, _key, parent) =>
        parent !== undefined && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION
          ? undefined
          : { ...node, selections: [...node.selections, typename] },
    },
  );
}

/** Every limit, several times smaller. */
function shrunk(limits: DocumentLimits, times: number): DocumentLimits {
  return Object.fromEntries(Object.entries(limits).map(([limit, most]) => [limit, Math.floor(most / times)])) as never;
}

/** Which limit a document breaks; null: none. Whoever chooses pages chooses the longest. */
function problem(document: DocumentNode, limits: DocumentLimits): string | null {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return "no operation";
  const variables = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter(({ variable: { name } }) => ["first", "last"].includes(name.value))
      .map(({ variable: { name } }) => [name.value, LONGEST_PAGE]),
  );
  try {
    checkSource(print(document), limits);
    checkDocument(document, limits);
  } catch (error) {
    if (error instanceof GraphQLError) return String(error.extensions.limit ?? error.message);
    throw error;
  }
  const cost = costOf({ schema, document, operation, variables });
  return cost > limits.cost ? `cost ${cost}` : null;
}

const everything = definitionsOfConsole();
const documents = everything.flatMap((one) =>
  one.kind === Kind.OPERATION_DEFINITION ? [[one.name?.value ?? "", sentDocument(one, everything)] as const] : [],
);

test("the console's operations are read", () => {
  expect(documents.length).toBeGreaterThan(100);
});

test("every operation of the console fits twice", () => {
  const limits = shrunk(limitsOf({ role: "administrator" }), 2);
  const tight = documents.map(([name, document]) => [name, problem(document, limits)]);
  expect(tight.filter(([, found]) => found !== null)).toEqual([]);
});

test("what an agent's screens ask fits them twice", () => {
  const limits = shrunk(limitsOf({ role: "agent" }), 2);
  const tight = documents.filter(([, document]) => problem(document, limits) !== null).map(([name]) => name);
  // Realtime is for supervisors.
  expect(tight.filter((name) => !name.startsWith("Realtime"))).toEqual([]);
});

test("a stranger's sign-in, set-up and question who they are fit", () => {
  const limits = shrunk(limitsOf(null), 1.5);
  const strangers = documents.filter(([name]) => ["SignIn", "SetUp", "Viewer"].includes(name));
  expect(strangers.map(([name]) => name).sort()).toEqual(["SetUp", "SignIn", "Viewer"]);
  expect(strangers.flatMap(([, document]) => problem(document, limits) ?? [])).toEqual([]);
});

test("every field of the schema can be asked with all that hangs on it, one object deep", () => {
  const refused = (["query", "mutation", "subscription"] as const).flatMap((kind) =>
    operations(kind, 1).flatMap(({ name, document }) => {
      const found = problem(parse(document), limitsOf({ role: "administrator" }));
      return found === null ? [] : [`${name}: ${found}`];
    }),
  );
  expect(refused).toEqual([]);
});

test("strangers have least of everything", () => {
  const stranger = Object.entries(limitsOf(null));
  for (const role of ROLES) {
    const limits = limitsOf({ role });
    for (const [limit, most] of stranger)
      expect([limit, most < limits[limit as keyof DocumentLimits]]).toEqual([limit, true]);
  }
});
