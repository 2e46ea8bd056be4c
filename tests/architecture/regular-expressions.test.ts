/**
 * No regular expression of the product can be made to take more than linear time: neither by its form, which a static
 * analysis reads, nor with any of the hostile texts, which are tried on it.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";
import { root } from "../../apps/api/src/launch/settings.ts";
import { leastMs, MAX_MS } from "../../packages/providers/src/conformance/bounded-cost.ts";
import { HOSTILE_LENGTH, HOSTILE_TEXTS } from "../../packages/providers/src/conformance/hostile-texts.ts";

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

const paths = ["apps/*/!(node_modules|gql|dist|.next)/**/*.{ts,tsx}", "packages/*/src/**/*.ts"]
  .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (path) => path.includes("node_modules") }))
  .filter((path) => !/\.test\.tsx?$|\/testing\/|\/conformance\/|\/gql\/|-cases\.ts$/.test(path));
const files = paths.map((path) =>
  ts.createSourceFile(
    path,
    readFileSync(join(root, path), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  ),
);
const expressions = files.flatMap(expressionsIn);

test("the search sees the expressions", () => {
  expect(expressions.length).toBeGreaterThan(100);
  expect(expressions.map(({ at }) => at)).toContainEqual(expect.stringContaining("message-parts.ts"));
});

test("no expression is put together at run time, where nobody can look at it", () => {
  expect(files.flatMap(builtExpressions)).toEqual([]);
});

test("no expression backtracks more than linearly by its form", () => {
  const found = expressions.flatMap(({ source, flags, at }) =>
    analyse({ source, flags }).reports.map(
      ({ type, character }) => `${at} ${type}: /${source}/${flags} on ${JSON.stringify(character.pick)}`,
    ),
  );
  expect(found).toEqual([]);
});

test("no expression takes longer than a text's length on any hostile text", () => {
  const texts = HOSTILE_TEXTS.map(({ name, of }) => ({ name, text: of(HOSTILE_LENGTH) }));
  const found = expressions.flatMap(({ source, flags, at }) => {
    const all = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
    return texts.flatMap(({ name, text }) => {
      const ms = leastMs(() => text.replaceAll(all, ""), MAX_MS);
      return ms > MAX_MS ? [`${at} /${source}/${flags} on ${name}: ${ms.toFixed(0)} ms`] : [];
    });
  });
  expect(found).toEqual([]);
}, 180_000);

function expressionsIn(file: ts.SourceFile): readonly Expression[] {
  return nodesOf(file, ts.isRegularExpressionLiteral).map((node) => {
    const end = node.text.lastIndexOf("/");
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return {
      source: node.text.slice(1, end),
      flags: node.text.slice(end + 1),
      at: `${file.fileName}:${line + 1}`,
    };
  });
}

function builtExpressions(file: ts.SourceFile): readonly string[] {
  return nodesOf(file, ts.isNewExpression)
    .filter((node) => node.expression.getText(file) === "RegExp")
    .map((node) => `${file.fileName}: ${node.getText(file)}`);
}

function nodesOf<Kind extends ts.Node>(file: ts.SourceFile, isKind: (node: ts.Node) => node is Kind): readonly Kind[] {
  const found: Kind[] = [];
  const left: ts.Node[] = [file];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (isKind(node)) found.push(node);
    ts.forEachChild(node, (child) => void left.push(child));
  }
  return found;
}
