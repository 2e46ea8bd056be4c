import { sideOf } from "./alignment.ts";

test.each([
  ["sides", "start", "end"],
  ["mirrored", "end", "start"],
  ["column", "start", "start"],
] as const)("%s: the contact %s, us %s", (alignment, contact, us) => {
  expect(sideOf("INBOUND", alignment)).toBe(contact);
  expect(sideOf("OUTBOUND", alignment)).toBe(us);
  expect(sideOf("NOTE", alignment)).toBe(us);
});
