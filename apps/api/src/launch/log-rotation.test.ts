import { asideName, dayOf, superfluous } from "./log-rotation.ts";

const NOW = new Date("2026-11-30T00:10:00Z");
const LIMITS = { maxBytes: 100, keepDays: 14, keepFiles: 3 };

test("a file is called after the day of its lines, and numbered where the day has several", () => {
  expect(dayOf(NOW)).toBe("2026-11-30");
  expect(asideName("api", "2026-11-29", [])).toBe("api.2026-11-29.log");
  expect(asideName("api", "2026-11-29", ["api.2026-11-29.log"])).toBe("api.2026-11-29.2.log");
  expect(asideName("api", "2026-11-29", ["api.2026-11-29.9.log", "api.2026-11-29.10.log"])).toBe(
    "api.2026-11-29.11.log",
  );
});

test("of another process's files none counts, whatever its name begins with", () => {
  const present = ["api-1.2026-11-29.log", "web.2026-11-29.log", "api.log", "api.2026-11-29.txt", "api.notes.log"];
  expect(asideName("api", "2026-11-29", present)).toBe("api.2026-11-29.log");
  expect(superfluous("api", present, { ...LIMITS, keepFiles: 0 }, NOW)).toEqual([]);
});

test("the newest few stay, by day and then by number", () => {
  const present = [9, 10, 2].map((number) => `api.2026-11-29.${number}.log`);
  expect(superfluous("api", [...present, "api.2026-11-29.log", "api.2026-11-28.log"], LIMITS, NOW)).toEqual([
    "api.2026-11-29.log",
    "api.2026-11-28.log",
  ]);
});

test("the old go, however few they are", () =>
  expect(superfluous("api", ["api.2026-11-16.log", "api.2026-11-15.log"], LIMITS, NOW)).toEqual([
    "api.2026-11-15.log",
  ]));
