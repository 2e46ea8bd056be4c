/** A data folder goes where its operator takes it, with all it holds; a copy lives its own life beside the original. */
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import {
  ada,
  addTeam,
  copy,
  PATIENCE_MS,
  path,
  refused,
  serverOf,
  setUp,
  startOn,
  stop,
  teamNames,
  useFolder,
} from "./launcher.ts";

useFolder();

test(
  "copied, running and stopped, restored elsewhere: each copy has the data, and the original goes on untouched",
  async () => {
    const original = await startOn(path("data"));
    await addTeam(await setUp(original), "before");
    await stop(original);
    copy(path("data"), path("backup"));

    const again = await startOn(path("data"));
    const server = serverOf(path("data"));
    copy(path("backup"), path("elsewhere/restored"));
    // As the running folder is: with the files that name its launcher and its server.
    copy(path("data"), path("taken-while-running"));
    for (const place of ["elsewhere/restored", "taken-while-running"]) {
      const beside = await startOn(path(place));
      const client = await ada(beside);
      await addTeam(client, place);
      expect(await teamNames(client)).toEqual(["before", place]);
      expect(serverOf(path(place))).not.toBe(server);
      expect(await answersOk(`${again.url}/readyz`)).toBe(true);
      await stop(beside);
    }

    expect(serverOf(path("data"))).toBe(server);
    expect(await teamNames(await ada(again))).toEqual(["before"]);
    expect(again.printed()).not.toContain("database stopped");
  },
  4 * PATIENCE_MS,
);

test(
  "moved, and then without its record, it has its data; by another path it is known as the one that runs",
  async () => {
    const first = await startOn(path("data"));
    await addTeam(await setUp(first), "before");
    await stop(first);

    renameSync(path("data"), path("moved"));
    const moved = await startOn(path("moved"));
    expect(await teamNames(await ada(moved))).toEqual(["before"]);
    symlinkSync(path("moved"), path("link"));
    expect(await refused(path("link"))).toMatch(/^✗ Parley already runs on .*link \(process \d+, port \d+\)/);
    expect(await teamNames(await ada(moved))).toEqual(["before"]);
    await stop(moved);

    rmSync(path("moved/database.json"));
    rmSync(path("moved/database/parley.json"), { force: true });
    const unrecorded = await startOn(path("moved"));
    expect(await teamNames(await ada(unrecorded))).toEqual(["before"]);
    await stop(unrecorded);
  },
  4 * PATIENCE_MS,
);

describe("what is no whole database is refused in one line that says what to do, and left as it is", () => {
  beforeEach(() => mkdirSync(path("data")));

  test("half a restore", async () => {
    writeFileSync(path("data/database.json"), "damaged");
    const words = `✗ ${path("data/database")} is absent, but there was a database: put it back from the backup, or rm ${path("data/database.json")} to begin with an empty one`;
    expect(await refused(path("data"))).toBe(words);
    mkdirSync(path("data/database"));
    expect(await refused(path("data"))).toBe(words.replace("absent", "empty"));
  });

  test("a link that leads nowhere", async () => {
    symlinkSync(path("gone"), path("data/database"));
    expect(await refused(path("data"))).toBe(
      `✗ ${path("data/database")} leads to ${path("gone")}, which is not there: put the database's files there, or in its place, from the backup`,
    );
  });

  test("a folder of something else", async () => {
    mkdirSync(path("data/database"));
    writeFileSync(path("data/database/notes"), "mine");
    expect(await refused(path("data"))).toBe(
      `✗ ${path("data/database")} is not empty and holds no database: move what is there elsewhere, or set DATA_DIR`,
    );
    expect(readdirSync(path("data/database"))).toEqual(["notes"]);
  });

  test("another version's database, and a part of one", async () => {
    mkdirSync(path("data/database"));
    writeFileSync(path("data/database/PG_VERSION"), "15\n");
    expect(await refused(path("data"))).toMatch(
      /^✗ .*\/data\/database is a database of PostgreSQL 15, and this Parley runs \d+: start the Parley that made it, pg_dump it there and restore it here$/,
    );
    const ours = /runs (\d+)/.exec(await refused(path("data")))?.[1];
    writeFileSync(path("data/database/PG_VERSION"), `${ours}\n`);
    expect(await refused(path("data"))).toBe(
      `✗ ${path("data/database")} holds only a part of a database: put all of its files there from the backup`,
    );
    expect(readdirSync(path("data/database"))).toEqual(["PG_VERSION"]);
  });
});
