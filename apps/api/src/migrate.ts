import { readEnvironment } from "./environment.ts";
import { openDatabase } from "./platform/database.ts";
import { migrateJobs } from "./platform/jobs.ts";
import { migrate } from "./platform/migrations.ts";

/** Brings the database of DATABASE_URL to this version and ends: for operators who migrate before they start nodes. */
async function main(): Promise<void> {
  const { databaseUrl } = readEnvironment(process.env);
  const database = await openDatabase({ url: databaseUrl, entities: [], maxConnections: 4 });
  await migrate(database);
  await migrateJobs(databaseUrl);
  await database.close();
  process.stdout.write("The database is up to date.\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message.split("\n", 1)[0] : "The migration failed."}\n`);
  process.exit(1);
});
