/** `npm start` as an operator meets it: steps, a system that serves, an orderly end, a hard one, and plain words for what is wrong. */
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import {
  ADA,
  act,
  nothingRuns,
  PATIENCE_MS,
  path,
  processesOf,
  ready,
  refusal,
  setUp,
  start,
  useFolder,
} from "./launcher.ts";

useFolder();

test(
  "it tells its steps, serves, stops in order, and has its data at the next start",
  async () => {
    const first = await start();
    await ready(first);
    expect(first.printed()).toMatch(/✓ database [\d.]+ s/);
    expect(first.printed()).toMatch(/✓ api [\d.]+ s/);
    expect(first.printed()).toContain(`Console   http://localhost:${new URL(first.url).port}`);
    await setUp(first);

    first.process.kill("SIGTERM");
    expect(await first.exitCode).toBe(0);
    expect(processesOf(path())).toEqual([]);

    const second = await start();
    await ready(second);
    expect(await act(second, "signIn", { email: ADA.email, password: ADA.password })).toBe("SignInSuccess");
    second.process.kill("SIGINT");
    expect(await second.exitCode).toBe(0);
    expect(processesOf(path())).toEqual([]);
  },
  2 * PATIENCE_MS,
);

test(
  "killed outright it leaves nothing running, and starts again on what it left",
  async () => {
    const first = await start();
    await ready(first);
    first.process.kill("SIGKILL");
    await nothingRuns();

    // As after a power cut in a container: the number in the file is another process's now.
    const pidFile = path("data/database/postmaster.pid");
    if (!existsSync(pidFile)) writeFileSync(pidFile, `${process.pid}\n`);
    const second = await start();
    await ready(second);
    second.process.kill("SIGTERM");
    expect(await second.exitCode).toBe(0);
  },
  2 * PATIENCE_MS,
);

describe("what cannot work is said in one line, before anything is started", () => {
  test("a busy port", async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        done(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    expect(await refusal({ PORT: String(port) })).toBe(
      `✗ Port ${port} is in use; choose another: PORT=${port + 1} npm start`,
    );
    other.close();
  });

  test.each([
    [
      "no address",
      "nonsense",
      "✗ DATABASE_URL is not an address; it looks like postgres://user:password@host:5432/name",
    ],
    ["another database", "mysql://root@127.0.0.1/x", "✗ DATABASE_URL must begin with postgres://, not mysql://"],
    [
      "nobody there",
      "postgres://u:secret@127.0.0.1:1/x",
      "✗ DATABASE_URL: no database answers at 127.0.0.1:1/x: connect ECONNREFUSED 127.0.0.1:1",
    ],
  ])("DATABASE_URL: %s", async (_case, DATABASE_URL, words) => {
    expect(await refusal({ DATABASE_URL })).toBe(words);
  });

  test("DATABASE_URL: a wrong password, which is not printed", async () => {
    const address = Object.assign(new URL(process.env.TEST_DATABASE_URL ?? ""), { password: "wr0ng" });
    const words = await refusal({ DATABASE_URL: address.toString() });
    expect(words).toMatch(/^✗ DATABASE_URL: cannot sign in at 127\.0\.0\.1:\d+\/\w+: password authentication failed/);
    expect(words).not.toContain("wr0ng");
  });

  test.each(["Europe/Rom", "+02:00", "CET-1CEST"])("a TZ that nobody knows: %s", async (TZ) => {
    expect(await refusal({ TZ })).toBe(`✗ TZ must be a time zone such as Europe/Rome, not "${TZ}"`);
  });

  test("a log limit that is no number", async () => {
    expect(await refusal({ LOG_DAYS: "0" })).toBe('✗ LOG_DAYS must be a whole number from 1 to 9999, not "0"');
  });

  test("an unwritable data folder", async () => {
    const file = path("file");
    writeFileSync(file, "");
    expect(await refusal({ DATA_DIR: path("file/below") })).toMatch(/^✗ DATA_DIR: cannot write in .*: ENOTDIR/);
  });
});
