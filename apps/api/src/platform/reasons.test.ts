import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { REASONS } from "@parley/schema";
import { because, inWords } from "./reasons.ts";

test("a reason carries its code and values, and says the same in English", () => {
  const reason = because("NUMBER_OUT_OF_RANGE", { min: 1, max: 2_147_483 });
  expect(reason).toEqual({
    code: "NUMBER_OUT_OF_RANGE",
    values: [
      { name: "min", value: "1" },
      { name: "max", value: "2147483" },
    ],
  });
  expect(inWords(reason)).toBe("Enter a whole number from 1 to 2,147,483.");
});

test("a counted word follows its number", () => {
  expect(inWords(because("SIGN_IN_THROTTLED", { seconds: 1 }))).toBe("Too many attempts. Try again in 1 second.");
  expect(inWords(because("SIGN_IN_THROTTLED", { seconds: 1_800 }))).toBe(
    "Too many attempts. Try again in 1,800 seconds.",
  );
  expect(inWords(because("LENGTH_OUT_OF_RANGE", { min: 1, max: 40 }))).toBe("Use 1 to 40 characters.");
});

test("a name is said as it is, whatever braces or digits it has", () =>
  expect(inWords(because("ALREADY_TAKEN", { agent: "{max} 10000" }))).toBe("{max} 10000 has it."));

test("every sentence of the catalogue is given somewhere, so that nobody translates one for nothing", () => {
  const sources = join(dirname(fileURLToPath(import.meta.url)), "..");
  const code = globSync("**/*.ts", { cwd: sources })
    .filter((path) => !path.includes(".test."))
    .map((path) => readFileSync(join(sources, path), "utf8"))
    .join("\n");
  // `NO_${noun}` and the like: those that begin so and whose rest is written somewhere.
  const beginnings = [...code.matchAll(/because\(`([A-Z_]+)\$\{/g)].map(([, beginning = ""]) => beginning);
  const faults = readFileSync(join(sources, "../../../packages/providers/src/port.ts"), "utf8");
  const isGiven = (written: string) => code.includes(`"${written}"`) || faults.includes(`"${written}"`);
  const unused = Object.keys(REASONS).filter(
    (reason) =>
      !isGiven(reason) &&
      !beginnings.some((beginning) => reason.startsWith(beginning) && isGiven(reason.slice(beginning.length))),
  );
  expect(unused).toEqual([]);
});
