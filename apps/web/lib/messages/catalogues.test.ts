/** Both languages say everything, say nothing that nobody asks for, and no word on screen stands in code. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { argumentsOf } from "./testing/arguments-of.ts";
import { uncountedWord } from "./testing/uncounted-words.ts";

const web = join(dirname(fileURLToPath(import.meta.url)), "../..");
const found = (pattern: string) => globSync(pattern, { cwd: web, exclude: (path) => path.includes("node_modules") });
const read = (path: string) => readFileSync(join(web, path), "utf8");
const catalogue = (path: string): Readonly<Record<string, string>> => JSON.parse(read(path));

const english = ["lib/messages/en.json", ...found("features/*/en.json")];
const sources = ["app", "features", "lib", "ui"].flatMap((folder) => found(`${folder}/**/*.{ts,tsx}`));
const code = sources.filter((path) => !path.includes(".test.")).map((path) => ({ path, text: read(path) }));

test.each(english)("%s has its Italian, with the same arguments", (path) => {
  const [words, translated] = [catalogue(path), catalogue(path.replace("en.json", "it.json"))];
  expect(Object.keys(translated).sort()).toEqual(Object.keys(words).sort());
  for (const [id, text] of Object.entries(words)) {
    expect([id, argumentsOf(translated[id] ?? "", "it")]).toEqual([id, argumentsOf(text, "en")]);
    expect(translated[id]?.trim()).not.toBe("");
  }
});

test("no text says 1 seconds: a counted word follows its number", () => {
  expect(uncountedWord("in {seconds, number} seconds")).toBe("{seconds, number} seconds");
  const texts = [...english, ...english.map((path) => path.replace("en.json", "it.json"))].flatMap((path) =>
    Object.entries(catalogue(path)).map(([id, text]) => `${path} ${id}: ${text}`),
  );
  expect(texts.filter((text) => uncountedWord(text) !== null)).toEqual([]);
});

test("every text is used somewhere", () => {
  const all = code.map(({ text }) => text).join("\n");
  // An id may be put together: `desk.kind.${type}` uses all that begin so, `.hint` and the like end it.
  const beginnings = [...all.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)].map(([, beginning = ""]) => beginning);
  const unused = english
    .flatMap((path) => Object.keys(catalogue(path)))
    .filter((id) => !all.includes(`"${id}"`) && !all.includes(`\`${id}\``))
    .filter((id) => !beginnings.some((beginning) => id.startsWith(beginning)));
  expect(unused).toEqual([]);
});

/** Properties whose text people see or hear. */
const SHOWN = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "description",
  "error",
  "label",
  "message",
  "nothingFoundMessage",
  "placeholder",
  "title",
]);
const HAS_A_WORD = /\p{L}{2,}/u;

test("no word on screen stands in code", () => {
  const offences: string[] = [];
  for (const { path, text } of code.filter((it) => it.path.endsWith(".tsx"))) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const visit = (node: ts.Node): void => {
      if (ts.isJsxText(node) && HAS_A_WORD.test(node.text)) offences.push(`${path}: ${node.text.trim()}`);
      if (ts.isJsxAttribute(node) && SHOWN.has(node.name.getText(file))) {
        const words = writtenWords(node.initializer);
        if (words !== null) offences.push(`${path}: ${node.name.getText(file)}=${words}`);
      }
      if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
        const words = writtenWords(node);
        if (words !== null) offences.push(`${path}: {${words}}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  // The product's own name is the same in every language.
  expect(offences.filter((offence) => !offence.endsWith(": Parley"))).toEqual([]);
});

/** A text with a word in it, written where it is shown; null when the words come from elsewhere. */
function writtenWords(node: ts.Node | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isJsxExpression(node)) return writtenWords(node.expression);
  if (ts.isStringLiteralLike(node)) return HAS_A_WORD.test(node.text) ? node.text : null;
  if (ts.isConditionalExpression(node)) return writtenWords(node.whenTrue) ?? writtenWords(node.whenFalse);
  if (ts.isTemplateExpression(node)) {
    const written = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(" ");
    return HAS_A_WORD.test(written) ? written : null;
  }
  return null;
}
