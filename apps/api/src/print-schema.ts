import { readFile, writeFile } from "node:fs/promises";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildGraphqlSchema } from "./graphql-schema.ts";

const COMMITTED = new URL("../../../packages/schema/schema.graphql", import.meta.url);

/** Writes the API's SDL where it is committed; with --check, says whether what is committed is what is served (API-03). */
async function main(): Promise<void> {
  const served = `${printSchema(lexicographicSortSchema(buildGraphqlSchema()))}\n`;
  if (!process.argv.includes("--check")) return writeFile(COMMITTED, served);
  if ((await readFile(COMMITTED, "utf8")) === served) return;
  process.stderr.write("packages/schema/schema.graphql is stale: run npm run schema and commit it.\n");
  process.exitCode = 1;
}

await main();
