/** The systemd unit of the operators' page, read by systemd itself. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blockOf, moved } from "../kit/manual.ts";

const version = Number(
  /^systemd (\d+)/.exec(spawnSync("systemd-analyze", ["--version"]).stdout?.toString() ?? "")?.[1],
);
const whereThereIsSystemd = version > 0 ? test : test.skip;
const whereSystemdRates = version >= 250 ? test : test.skip;

let folder: string;
let unit: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-unit-"));
  unit = join(folder, "parley.service");
  writeFileSync(unit, moved(blockOf("ini"), { "/usr/bin/node": process.execPath }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

whereThereIsSystemd("systemd takes every line of it", () => {
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
  // Other units of this machine may be complained of too.
  const ours = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("parley"));
  expect([ours, status]).toEqual([[], 0]);
});

whereSystemdRates("systemd counts it among the well closed services", () => {
  const rated = execFileSync("systemd-analyze", ["security", "--offline=true", "--no-pager", unit], {
    encoding: "utf8",
  });
  expect(Number(/exposure level for \S+: ([\d.]+)/.exec(rated)?.[1])).toBeLessThan(4);
});

test("it comes back after every end, waits for an orderly one, and runs as a user of its own", () => {
  const settings = new Map(
    blockOf("ini")
      .split("\n")
      .map((line) => line.split(/=(.*)/s) as [string, string]),
  );
  expect(Object.fromEntries(settings)).toMatchObject({
    User: "parley",
    WorkingDirectory: "/opt/parley",
    Restart: "always",
    KillMode: "mixed",
    StartLimitIntervalSec: "0",
  });
  // Database 30 s, API 10 s, pages and simulator 3 s each, one after the other.
  expect(Number(settings.get("TimeoutStopSec"))).toBeGreaterThan(46);
});
