import type { Migration } from "@mikro-orm/migrations";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { COMPATIBLE_SINCE, MIGRATIONS } from "./index.ts";

/** What an older node's statements may stumble over. */
const NOT_ONLY_ADDING: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["drops something", /\bdrop\b/i],
  ["renames something", /\brename\b/i],
  ["changes a column", /\balter\s+column\b/i],
  ["adds a column that every insert must name", /\badd\s+column\s+\w+\s+(?![^,]*\bdefault\b)[^,]*\bnot\s+null\b/i],
  ["empties a table", /\b(truncate|delete\s+from)\b/i],
];

function notOnlyAdding(statements: readonly string[]): readonly string[] {
  return NOT_ONLY_ADDING.filter(([, pattern]) => statements.some((statement) => pattern.test(statement))).map(
    ([what]) => what,
  );
}

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

async function statementsOf(Class: (typeof MIGRATIONS)[number]["class"]): Promise<readonly string[]> {
  const { orm } = fresh.database;
  const migration = new Class(orm.em.getDriver(), orm.config) as Migration;
  await migration.up();
  return migration.getQueries().map(String);
}

test.each(MIGRATIONS.map((it) => [it.name, it] as const))(
  "%s only adds, or says since which version nodes can work with it",
  async (_name, { class: Class, compatibleSince }) => {
    const statements = await statementsOf(Class);
    expect(statements.length).toBeGreaterThan(0);
    expect(compatibleSince === undefined ? notOnlyAdding(statements) : []).toEqual([]);
  },
);

test.each([
  "alter table account drop column name",
  "drop table account",
  "alter table account rename column name to title",
  "alter table account alter column name type citext",
  "alter table account\n  add column kind text not null",
  "delete from account",
])("%s would be found", (statement) => {
  expect(notOnlyAdding(["select 1", statement])).toHaveLength(1);
});

test("the oldest version that may run beside this one is one", () => {
  expect(COMPATIBLE_SINCE).toMatch(/^\d+\.\d+\.\d+$/);
});
