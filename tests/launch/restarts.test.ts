/** A part of the running system that dies comes back by itself, and the rest keeps running. */
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import { eventually, until } from "../kit/eventually.ts";
import {
  ada,
  addTeam,
  nothingRuns,
  PATIENCE_MS,
  path,
  processesOf,
  serverOf,
  setUp,
  start,
  startOn,
  stop,
  teamNames,
  untilPrinted,
  useFolder,
} from "./launcher.ts";

useFolder();

test(
  "killed, the API, the console and the database are each started again; stopped in the middle, all ends in order",
  async () => {
    const it = await startOn(path("data"));
    await addTeam(await setUp(it), "before");
    const [web, database] = [only("next-server"), serverOf(path("data"))];

    process.kill(only("dist/main.js"), "SIGKILL");
    await untilPrinted(
      it,
      `api stopped (SIGKILL); starting it again in 0.5 s. Its log: ${path("data/logs/api.log")}\n`,
    );
    await until(() => answersOk(`${it.url}/readyz`), "the API serves again");
    expect(await teamNames(await ada(it))).toEqual(["before"]);
    // There is a user by now: nothing asks to be set up.
    expect(it.printed().split("enter this token")).toHaveLength(2);

    process.kill(web, "SIGKILL");
    await untilPrinted(it, "web stopped (SIGKILL); starting it again in 0.5 s.");
    await until(() => answersOk(`${it.url}/sign-in`), "the console serves again");

    const api = only("dist/main.js");
    process.kill(database, "SIGKILL");
    await untilPrinted(it, "database stopped (SIGKILL); starting it again in 0.5 s.");
    await eventually(
      async () => teamNames(await ada(it)),
      (names) => expect(names).toEqual(["before"]),
    );
    expect(serverOf(path("data"))).not.toBe(database);
    expect(only("dist/main.js")).toBe(api);

    // Its third death in a row: the pause is long enough to be stopped in.
    for (const pause of ["1 s", "2 s", "4 s"]) {
      await until(() => processesOf(path(), "dist/main.js").length === 1, "the API is there");
      process.kill(only("dist/main.js"), "SIGKILL");
      await untilPrinted(it, `api stopped (SIGKILL); starting it again in ${pause}.`);
    }
    await stop(it);
    await nothingRuns();
  },
  2 * PATIENCE_MS,
);

test(
  "one that cannot serve at the first start ends the start with its last words",
  async () => {
    const it = await start({ SYSTEM_COMMANDS: "nonsense" });
    expect(await it.exitCode).toBe(1);
    expect(it.printed()).toMatch(
      /SYSTEM_COMMANDS.*\n✗ api stopped \(exit code 1\); everything else is stopped now\. Its log: .*\/data\/logs\/api\.log\n$/,
    );
    await nothingRuns();
  },
  PATIENCE_MS,
);

/** The number of the one process of this system that is called so. */
function only(command: string): number {
  const found = processesOf(path(), command);
  expect(found).toHaveLength(1);
  return found[0] ?? Number.NaN;
}
