/** Jest's global setup where tests need a database: TEST_DATABASE_URL names the server; without it one is started. */
import { startTestDatabase } from "./test-database.mjs";

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return;
  const server = await startTestDatabase();
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.stopTestDatabase = server.stop;
}
