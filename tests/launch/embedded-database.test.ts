/** The embedded database's server: which one a start may stop, and how a lost one comes back. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedDatabase, embeddedDatabase } from "../../apps/api/src/launch/embedded-database.ts";
import { recall, remember } from "../../apps/api/src/launch/remembered.ts";
import { ask } from "../kit/database.ts";

const LIMIT_MS = 120_000;
let folder: string;
const servers: EmbeddedDatabase[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: { readonly lost?: EmbeddedDatabase } = {}): Promise<EmbeddedDatabase> {
  const server = await embeddedDatabase({ dataDir: folder, ...options });
  servers.push(server);
  return server;
}

test(
  "a server on the same files that this folder's launcher did not start is neither stopped nor used",
  async () => {
    const first = await open();
    const record = recall(join(folder, "database.json"));
    const { server: _started, ...unknown } = record;
    remember(join(folder, "database.json"), unknown);
    await expect(open()).rejects.toThrow(
      /^A database server \(process \d+\) that was not started from this data folder uses .*\/database: stop it first$/,
    );
    expect(await answers(first)).toBe(true);

    // A mark of another process with the same number is no mark of it.
    remember(join(folder, "database.json"), { ...record, server: { ...(record.server as object), since: "1:1" } });
    await expect(open()).rejects.toThrow("that was not started from this data folder");
    expect(await answers(first)).toBe(true);

    // What it did start, it stops.
    remember(join(folder, "database.json"), record);
    const second = await open();
    expect(await first.gone).not.toBe("");
    expect(await answers(second)).toBe(true);
  },
  LIMIT_MS,
);

test(
  "a lost server comes back at the same address on the same files, or not at all",
  async () => {
    const first = await open();
    first.kill();
    await first.gone;
    // The number in the file is a living process's by now.
    writeFileSync(join(folder, "database/postmaster.pid"), `${process.pid}\n`);
    const second = await open({ lost: first });
    expect(second.url).toBe(first.url);
    expect(await answers(second)).toBe(true);

    await second.stop();
    renameSync(join(folder, "database"), join(folder, "elsewhere"));
    await expect(open({ lost: second })).rejects.toThrow("is absent, but there was a database");
    rmSync(join(folder, "database.json"));
    await expect(open({ lost: second })).rejects.toThrow("is absent, but there was a database");
    expect(existsSync(join(folder, "database"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["elsewhere", "logs"]);
  },
  LIMIT_MS,
);

async function answers({ url }: EmbeddedDatabase): Promise<boolean> {
  return (await ask(url, "select 1 as one")).length === 1;
}
