import { execFileSync } from "node:child_process";
import { readEnvironment } from "./environment.ts";

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

describe("what is read of the environment", () => {
  const read = (variables: NodeJS.ProcessEnv) => readEnvironment({ DATABASE_URL: "postgres://x", ...variables });

  test("TRUSTED_PROXIES: this machine's own unless told, else those alone", () => {
    expect(read({}).isTrustedProxy("127.0.0.1")).toBe(true);
    expect(read({}).isTrustedProxy("10.0.0.1")).toBe(false);
    const told = read({ TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::1" });
    expect(["10.9.9.9", "2001:db8::1", "127.0.0.1"].map(told.isTrustedProxy)).toEqual([true, true, false]);
  });

  test.each(["proxy.example", "10.0.0.0/40", "127.0.0.1 10.0.0.1"])(
    "TRUSTED_PROXIES=%s is refused in one line",
    (list) =>
      expect(() => read({ TRUSTED_PROXIES: list })).toThrow(
        `The environment variable TRUSTED_PROXIES is wrong: ${list} is neither an address nor a range such as 10.0.0.0/8.`,
      ),
  );

  test("the demo is off where others come in", () => {
    expect(read({ DEMO: "1" })).toMatchObject({ isDemo: true, demoRefusedFor: null });
    expect(read({ DEMO: "1", PUBLIC_URL: "https://chat.example.com" })).toMatchObject({
      isDemo: false,
      demoRefusedFor: "PUBLIC_URL",
    });
    expect(read({ DEMO: "0", HOST: "0.0.0.0" })).toMatchObject({ isDemo: false, demoRefusedFor: null });
  });
});
