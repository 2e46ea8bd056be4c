import { serviceWindowEndsAt, serviceWindowLeftMs } from "./service-window.ts";

const written = new Date("2026-03-12T12:00:00Z");
const HOUR_MS = 3_600_000;

test.each([
  { hours: 0, left: 24 * HOUR_MS },
  { hours: 23.5, left: HOUR_MS / 2 },
  { hours: 24, left: 0 },
  { hours: 48, left: 0 },
])("$hours hours after the contact's message the window is open for $left ms", ({ hours, left }) => {
  const now = new Date(written.getTime() + hours * HOUR_MS);
  expect(serviceWindowLeftMs(serviceWindowEndsAt(written), now)).toBe(left);
});

test("a contact who has never written has opened no window", () => {
  expect(serviceWindowEndsAt(null)).toBeNull();
  expect(serviceWindowLeftMs(null, written)).toBe(0);
});
