import { execFileSync } from "node:child_process";

const ENVIRONMENT = JSON.stringify(new URL("./environment.ts", import.meta.url).href);

/** What a process in this time zone reads of it, or its complaint: the zone is Node's own from its start. */
function timeZoneUnder(TZ: string): string {
  const program = `const { readEnvironment } = await import(${ENVIRONMENT});
    try { console.log(readEnvironment({ ...process.env, DATABASE_URL: "postgres://x" }).timeZone); }
    catch (error) { console.log(error.message); }`;
  const args = ["--input-type=module", "-e", program];
  return execFileSync(process.execPath, args, { env: { PATH: process.env.PATH, TZ }, encoding: "utf8" }).trim();
}

test.each([
  ["Europe/Rome", "Europe/Rome"],
  [":Europe/Rome", "Europe/Rome"],
  ["UTC", "UTC"],
  ["", "UTC"],
])("TZ=%s is the zone %s", (TZ, zone) => expect(timeZoneUnder(TZ)).toBe(zone));

test.each(["Europe/Rom", "europe/rome", "+02:00", "CET-1CEST", "localtime"])(
  "TZ=%s is refused in one line: Node would take UTC for it without a word",
  (TZ) =>
    expect(timeZoneUnder(TZ)).toBe(
      "The environment variable TZ is wrong: this is no time zone; one looks like Europe/Rome.",
    ),
);
