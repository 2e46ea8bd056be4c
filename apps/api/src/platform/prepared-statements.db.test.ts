import { sql } from "kysely";
import { query } from "./database.ts";
import { prepared } from "./prepared-statements.ts";
import { type FreshDatabase, freshDatabase } from "./testing/fresh-database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
afterAll(() => fresh.drop());

test("what is marked is prepared on its connection and answers alike for each value; the rest is not", async () => {
  await fresh.database.transaction(async (em) => {
    for (const number of [1, 2, 3]) {
      const [marked] = await query<{ twice: number }>(em, prepared(sql`select 2 * ${number}::int as twice`));
      const [plain] = await query<{ thrice: number }>(em, sql`select 3 * ${number}::int as thrice`);
      expect([marked?.twice, plain?.thrice]).toEqual([2 * number, 3 * number]);
    }
    const kept = await query<{ statement: string }>(em, sql`select statement from pg_prepared_statements`);
    expect(kept.filter(({ statement }) => statement.includes("as twice"))).toHaveLength(1);
    expect(kept.filter(({ statement }) => statement.includes("as thrice"))).toEqual([]);
  });
});
