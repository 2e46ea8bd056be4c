/** As root below a folder that is closed to others the database lies outside, behind a link: what becomes of it when the folder moves. */

import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import {
  ada,
  addTeam,
  copy,
  PATIENCE_MS,
  path,
  refused,
  setUp,
  startOn,
  stop,
  teamNames,
  useFolder,
} from "./launcher.ts";

useFolder();

const rootOnly = process.getuid?.() === 0 ? test : test.skip;

rootOnly(
  "its files are where its user can enter; the folder may be moved, and a copy must get files of its own",
  async () => {
    mkdirSync(path("closed"));
    chmodSync(path(), 0o700);
    const first = await startOn(path("closed/data"));
    expect(first.printed()).toContain("the user who runs it cannot enter");
    expect(statSync(path("closed/data/database")).isDirectory()).toBe(true);
    await addTeam(await setUp(first), "before");
    await stop(first);

    renameSync(path("closed/data"), path("closed/moved"));
    const moved = await startOn(path("closed/moved"));
    expect(await teamNames(await ada(moved))).toEqual(["before"]);

    // A copy of the link, beside the running original and beside the stopped one.
    copy(path("closed/moved"), path("closed/copy"));
    const words = await refused(path("closed/copy"));
    expect(words).toContain(`✗ ${path("closed/copy/database")} leads to the database of ${path("closed/moved")}: `);
    expect(await teamNames(await ada(moved))).toEqual(["before"]);
    await stop(moved);
    expect(await refused(path("closed/copy"))).toContain("leads to the database of");

    // What it says to do works.
    execFileSync("/bin/sh", ["-c", words.slice(words.indexOf("cp -a"))]);
    const beside = await startOn(path("closed/copy"));
    expect(await teamNames(await ada(beside))).toEqual(["before"]);
    await stop(beside);
  },
  4 * PATIENCE_MS,
);

rootOnly(
  "restored as a folder where its user cannot enter, or without its files, it says what to do and touches nothing",
  async () => {
    chmodSync(path(), 0o700);
    const first = await startOn(path("data"));
    await addTeam(await setUp(first), "before");
    await stop(first);
    const outside = readlinkSync(path("data/database"));

    renameSync(outside, `${outside}-away`);
    expect(await refused(path("data"))).toContain(`leads to ${outside}, which is not there`);

    rmSync(path("data/database"));
    renameSync(`${outside}-away`, path("data/database"));
    const words = await refused(path("data"));
    expect(words).toMatch(/^✗ The user \w+, who runs the database, cannot enter /);
    expect(readFileSync(path("data/database/PG_VERSION"), "utf8")).not.toBe("");

    // What it says to do works; a restore by root has given everything to root and opened the folder.
    execFileSync("chown", ["-R", "root", path("data/database")]);
    chmodSync(path("data/database"), 0o755);
    execFileSync("/bin/sh", ["-c", words.slice(words.indexOf(": ") + 2)]);
    const again = await startOn(path("data"));
    expect(await teamNames(await ada(again))).toEqual(["before"]);
    await stop(again);
  },
  4 * PATIENCE_MS,
);
