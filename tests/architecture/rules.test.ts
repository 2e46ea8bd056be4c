/** Codes of requirements: R1 to R16 are defined in docs/rules.md, and no other may be written. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";

const rules = readFileSync(join(root, "docs/rules.md"), "utf8");
const defined = new Set([...rules.matchAll(/^## (R\d+): /gm)].map(([, code]) => code));
/** Letters, a hyphen and two digits, as in a list of features; or one letter and its number, as in a list of tests, goals or rules. */
const CODE = /(?<![\w.$/:}-])(?:(?:[A-Z]{2,4}|Q)-\d{2}|[PRST]\d{1,2})(?![\w-])/g;
/** Written by tools from what is checked here, or not ours to word. */
const NOT_OURS =
  /^(package-lock\.json|.*\.(png|ico|woff2)|packages\/providers\/.*\/fixtures\/.*|apps\/api\/database\.snapshot\.json)$/;
/** Terms of the field that look like one. */
const TERMS: ReadonlySet<string> = new Set(["S3", "UTF-16", "UTC-11"]);

const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !NOT_OURS.test(file) && existsSync(join(root, file)));

function undefinedCodes(text: string): readonly string[] {
  return [...text.matchAll(CODE)].map(([code]) => code).filter((code) => !defined.has(code) && !TERMS.has(code));
}

test("the rules are sixteen, and every test they name is there", () => {
  expect([...defined]).toEqual(Array.from({ length: 16 }, (_, index) => `R${index + 1}`));
  const named = [...rules.matchAll(/\]\((\.\.\/[^)]+\.test\.ts)\)/g)].map(([, path]) =>
    normalize(join("docs", path ?? "")),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(named.every((path) => dirname(path) !== ".")).toBe(true);
});

test("no code is written that the rules do not define", () => {
  const planted = ["the wait is over", ["ACC", "26"].join("-"), ["R", "17"].join(""), ["T", "6"].join("")].join(" ");
  expect(undefinedCodes(planted)).toHaveLength(3);

  expect(files.length).toBeGreaterThan(1_000);
  const found = files.flatMap((file) =>
    undefinedCodes(readFileSync(join(root, file), "utf8")).map((code) => `${file}: ${code}`),
  );
  expect(found).toEqual([]);
});

test("the published schema names no rule: its readers have not read them", () => {
  const schema = readFileSync(join(root, "packages/schema/schema.graphql"), "utf8");
  expect(schema.match(CODE)).toBeNull();
});
