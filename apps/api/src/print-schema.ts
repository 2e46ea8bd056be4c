import { readFile, writeFile } from "node:fs/promises";
import { lexicographicSortSchema, printSchema } from "graphql";
import { databasePage } from "./database-page.ts";
import { ENTITIES } from "./entities.ts";
import { readEntityDocs } from "./entity-docs.ts";
import { buildGraphqlSchema } from "./graphql-schema.ts";
import { NO_SERVER, openDatabase } from "./platform/database.ts";

const ROOT = new URL("../../../", import.meta.url);

/** What is committed beside the code that it is made from. */
interface Page {
  readonly path: string;
  readonly text: string;
  /** The command that writes it. */
  readonly command: "npm run schema" | "npm run migration";
}

/** Writes the API's schema and the data model where they are committed; with --check, says what of them is stale. */
async function main(): Promise<void> {
  const isCheck = process.argv.includes("--check");
  for (const { path, text, command } of await pages()) {
    const file = new URL(path, ROOT);
    if (isCheck && (await readFile(file, "utf8").catch(() => "")) !== text) {
      process.stderr.write(`${path} is stale: run ${command} and commit it.\n`);
      process.exitCode = 1;
    }
    if (!isCheck && command === "npm run schema") await writeFile(file, text);
  }
}

async function pages(): Promise<readonly Page[]> {
  const database = await openDatabase({ url: NO_SERVER, entities: ENTITIES, maxConnections: 1 });
  const schema = database.schema.getTargetSchema();
  await database.close();
  return [
    {
      path: "packages/schema/schema.graphql",
      text: `${printSchema(lexicographicSortSchema(buildGraphqlSchema()))}\n`,
      command: "npm run schema",
    },
    { path: "apps/api/database.sql", text: databasePage(schema, await readEntityDocs()), command: "npm run schema" },
    {
      // What the next migration is made from, so it is written with a migration only.
      path: "apps/api/src/migrations/snapshot.json",
      text: JSON.stringify(schema, null, 2),
      command: "npm run migration",
    },
  ];
}

await main();
