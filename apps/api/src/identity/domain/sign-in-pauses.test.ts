import { growingPauses, PAUSES_BY_ADDRESS, PAUSES_BY_EMAIL } from "./sign-in-pauses.ts";

describe("pauses after failed sign-ins", () => {
  test("none for the first tries, then doubling up to the longest", () => {
    expect(growingPauses({ free: 3, longestSeconds: 10 })).toEqual([0, 0, 1, 2, 4, 8, 10]);
  });

  test("five tries for an address, thirty for a place", () => {
    expect(PAUSES_BY_EMAIL.filter((seconds) => seconds === 0)).toHaveLength(4);
    expect(PAUSES_BY_EMAIL.at(-1)).toBe(300);
    expect(PAUSES_BY_ADDRESS.filter((seconds) => seconds === 0)).toHaveLength(29);
    expect(PAUSES_BY_ADDRESS.at(-1)).toBe(900);
  });
});
