/** Each boundary rule bites: a small tree with one violation of each is read with the real rules. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";

const rulesFile = ".config/dependency-cruiser.cjs";

/** By rule: a file that breaks it, and what the file imports. */
const PLANTED: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "no-cycles": ["apps/api/src/queues/a.ts", "apps/api/src/queues/b.ts"],
  "nothing-unresolved": ["apps/api/src/queues/lost.ts", "nowhere"],
  "schema-knows-nobody": ["packages/schema/src/curious.ts", "apps/api/src/main.ts"],
  "schema-does-no-io": ["packages/schema/src/file.ts", "node:fs"],
  "providers-know-nobody": ["packages/providers/src/curious.ts", "packages/schema/src/index.ts"],
  "adapters-know-no-other-vendor": ["packages/providers/src/twilio/copy.ts", "packages/providers/src/sinch/send.ts"],
  "simulator-stays-outside": ["packages/providers/src/meta/cheat.ts", "packages/providers/src/simulator/world.ts"],
  "web-speaks-graphql-only": ["apps/web/features/desk/shortcut.ts", "apps/api/src/main.ts"],
  "web-takes-plain-schema": ["apps/web/features/desk/heavy.ts", "packages/schema/src/index.ts"],
  "web-ui-without-data": ["apps/web/ui/card.ts", "apps/web/features/desk/data.ts"],
  "domain-is-pure": ["apps/api/src/queues/domain/impure.ts", "apps/api/src/platform/database.ts"],
  "persistence-is-below": ["apps/api/src/queues/persistence/upward.ts", "apps/api/src/queues/application/serve.ts"],
  "application-knows-no-resolver": [
    "apps/api/src/queues/application/upward.ts",
    "apps/api/src/queues/graphql/context.ts",
  ],
  "resolvers-hold-no-query": [
    "apps/api/src/queues/graphql/queue.resolver.ts",
    "apps/api/src/queues/persistence/rows.ts",
  ],
  "areas-by-the-door": ["apps/api/src/queues/burglar.ts", "apps/api/src/routing/offers.ts"],
  "platform-knows-no-area": ["apps/api/src/platform/partial.ts", "apps/api/src/queues/index.ts"],
  "launch-stands-alone": ["apps/api/src/launch/leaning.ts", "apps/api/src/platform/database.ts"],
  "composed-once": ["apps/api/src/queues/second-root.ts", "apps/api/src/composition.ts"],
  "tables-are-listed-at-the-top": ["apps/api/src/queues/greedy.ts", "apps/api/src/entities.ts"],
  "tests-use-public-doors": ["tests/api/insider.test.ts", "apps/api/src/queues/application/serve.ts"],
  "nobody-imports-tests": ["apps/api/src/queues/tested.ts", "tests/kit/server.ts"],
  "only-declared-packages": ["apps/api/src/queues/borrowing.ts", "borrowed"],
};

/** A decision may name a row's type, and a resolver too: what vanishes when compiled binds nobody. */
const ALLOWED_TYPES: readonly (readonly [from: string, to: string])[] = [
  ["apps/api/src/queues/domain/typed.ts", "apps/api/src/platform/database.ts"],
  ["apps/api/src/queues/graphql/typed.resolver.ts", "apps/api/src/queues/persistence/rows.ts"],
];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

let tree: string;
let violations: readonly Violation[];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "parley-boundaries-"));
  write("package.json", `{ "name": "planted", "type": "module" }`);
  write("node_modules/borrowed/package.json", `{ "name": "borrowed", "main": "index.js" }`);
  write("node_modules/borrowed/index.js", "");
  write("tsconfig.json", "{}");
  mkdirSync(join(tree, ".config"));
  copyFileSync(join(root, rulesFile), join(tree, rulesFile));
  symlinkSync(join(root, "node_modules/typescript"), join(tree, "node_modules/typescript"));

  for (const [from, to] of Object.values(PLANTED)) {
    if (to.includes("/")) write(to, "export const value = 1;\n");
    write(from, `import * as it from "${reference(from, to)}";\nexport const value = it;\n`);
  }
  write("apps/api/src/queues/b.ts", `import { value } from "./a.ts";\nexport const other = value;\n`);
  for (const [from, to] of ALLOWED_TYPES)
    write(from, `import type { value } from "${reference(from, to)}";\nexport type It = typeof value;\n`);
  violations = read();
}, 60_000);
afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(Object.entries(PLANTED))("%s is found", (rule, [from, to]) => {
  const found = violations.filter((violation) => violation.rule.name === rule && violation.from === from);
  expect(
    found.map((violation) => violation.to.endsWith(to.replace("node:", "")) || violation.to.includes(to)),
  ).toContain(true);
});

test("every rule is planted, so that none can go blind unnoticed", () => {
  const { forbidden } = createRequire(import.meta.url)(join(root, rulesFile)) as {
    forbidden: { name: string; comment: string }[];
  };
  expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(PLANTED).sort());
  expect(forbidden.filter((rule) => rule.comment === "")).toEqual([]);
});

test.each(ALLOWED_TYPES)("%s may name a type of %s", (from) => {
  expect(violations.filter((violation) => violation.from === from)).toEqual([]);
});

function reference(from: string, to: string): string {
  if (!to.includes("/")) return to;
  return `${"../".repeat(dirname(from).split("/").length)}${to}`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** The tool exits with the number of violations: what it prints counts. */
function read(): readonly Violation[] {
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, "--config", rulesFile, "--output-type", "json", "apps", "packages", "tests"];
  let printed: string;
  try {
    printed = execFileSync(process.execPath, args, {
      cwd: tree,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    });
  } catch (failure) {
    printed = (failure as { stdout: string }).stdout;
  }
  return (JSON.parse(printed) as { summary: { violations: readonly Violation[] } }).summary.violations;
}
