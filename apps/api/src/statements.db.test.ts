/** Every SQL statement of the API is one that PostgreSQL takes, and its rows are what the code says. */
import { readdirSync, readFileSync } from "node:fs";
import { migrateJobs } from "./platform/jobs.ts";
import { column, columns, nullable, value } from "./platform/row-shape.ts";
import { type DeclaredStatement, declaredStatements } from "./platform/statement.ts";
import { type FreshDatabase, freshDatabase } from "./platform/testing/fresh-database.ts";
import { type FindProblems, statementChecker } from "./platform/testing/problems-with-statement.ts";

const SOURCES = new URL("./", import.meta.url);
/** Where statements may stand. */
const WITH_STATEMENTS = /^(platform\/|[^/]+\/persistence\/)(?!testing\/).*(?<!\.test)\.ts$/;

const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

let fresh: FreshDatabase;
let checker: { find: FindProblems; stop(): Promise<void> };
let ours: readonly DeclaredStatement[];
beforeAll(async () => {
  fresh = await freshDatabase();
  await migrateJobs(fresh.url);
  checker = await statementChecker(fresh);
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) =>
    WITH_STATEMENTS.test(file),
  );
  for (const file of files) await import(new URL(file, SOURCES).href);
  ours = declaredStatements();
}, 60_000);
afterAll(async () => {
  await checker.stop();
  await fresh.drop();
});

test("PostgreSQL takes every statement, and gives the columns that its code expects", async () => {
  expect(ours.length).toBeGreaterThan(2);
  const problems: string[] = [];
  for (const declared of ours) {
    for (const problem of await checker.find(declared)) problems.push(`${problem}: ${declared.text}`);
  }
  expect(problems).toEqual([]);
});

test("no statement stands where this test does not look", () => {
  const having = files.filter((file) => /\bstatement\(/.test(readFileSync(new URL(file, SOURCES), "utf8")));
  expect(having.filter((file) => !WITH_STATEMENTS.test(file))).toEqual([]);
});

const draft = columns("draft", "text");
test.each([
  ["select text from draft where mood = $1", draft, 'PostgreSQL refuses it: column "mood" does not exist'],
  ["select text from draft where", draft, "PostgreSQL refuses it: syntax error at end of input"],
  ["select is_note from draft", draft, "isNote is not declared"],
  ["select is_note from draft", draft, "text is declared and not given"],
  ["select emoji as text from reaction", draft, "text is reaction.emoji, not draft.text"],
  ["select text from message", { text: value.text }, "text may be null"],
  ["select count(*) as number from draft", { number: value.text }, "number is number, not text"],
  [
    "select sum(position) as number from event",
    { number: value.number },
    "number is a value of type numeric, not number",
  ],
  ["select true as text", draft, "text is boolean, not text"],
])("%s is refused: %#", async (statementText, shape, problem) => {
  expect(await checker.find({ text: statementText, shape })).toContain(problem);
});

test.each([
  ["select text::text, is_note as is_private from draft", { ...draft, isPrivate: column("draft", "isNote") }],
  ["select text from message", { text: nullable(value.text) }],
  [
    "with gone as (delete from draft returning text) select text, true as it from gone",
    { ...draft, it: value.boolean },
  ],
  ["select count(*) as number from draft where text = any($1)", { number: value.number }],
  ["select from draft for update", {}],
])("%s is taken", async (statementText, shape) => {
  expect(await checker.find({ text: statementText, shape })).toEqual([]);
});
