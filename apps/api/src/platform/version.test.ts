import { isNewer, VERSION } from "./version.ts";

test.each([
  ["0.2.0", "0.1.0", true],
  ["0.1.0", "0.2.0", false],
  ["0.1.0", "0.1.0", false],
  ["0.10.0", "0.9.0", true],
  ["0.9.10", "0.9.9", true],
  ["1.0.0", "0.99.99", true],
  ["10.0.0", "9.9.9", true],
])("%s is newer than %s: %s", (version, than, expected) => {
  expect(isNewer(version, than)).toBe(expected);
});

test("this version is one that can be compared", () => {
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+$/);
});
