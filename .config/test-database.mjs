/** A PostgreSQL server for tests: one per run, in a temporary folder that goes with it. Commits are synced, as in production. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedDatabase } from "../apps/api/src/launch/embedded-database.ts";

/** Starts the server; `stop` removes its files. Suites make databases of their own on it. */
export async function startTestDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-test-database-"));
  // Under root the server is another user, who must be able to enter; its files are closed by themselves.
  await chmod(dataDir, 0o755);
  const server = await embeddedDatabase({ dataDir });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(server.home, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
