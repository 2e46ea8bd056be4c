import { createAllowance } from "./allowance.ts";
import { createTurns, turnsOf } from "./turns.ts";

const LIMITS = { running: 2, waiting: 1 };

async function hasBegun(turn: { readonly begins: Promise<void> } | null): Promise<boolean> {
  return Promise.race([turn?.begins.then(() => true) ?? false, Promise.resolve().then(() => Promise.resolve(false))]);
}

describe("turns", () => {
  test("so many run, so many wait in order, and one more is refused", async () => {
    const turns = createTurns();
    const [one, two, three, four] = ["a", "a", "a", "a"].map((key) => turns.take(key, LIMITS));
    expect([await hasBegun(one ?? null), await hasBegun(two ?? null), await hasBegun(three ?? null)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(four).toBeNull();
    two?.end();
    expect(await hasBegun(three ?? null)).toBe(true);
    expect(turns.take("a", LIMITS)).not.toBeNull();
  });

  test("others have their own", async () => {
    const turns = createTurns();
    for (let taken = 0; taken < 3; taken += 1) turns.take("a", LIMITS);
    expect(turns.take("a", LIMITS)).toBeNull();
    expect(await hasBegun(turns.take("b", LIMITS))).toBe(true);
  });

  test("whoever goes away waiting holds up nobody, and ending twice ends once", async () => {
    const turns = createTurns();
    const one = turns.take("a", LIMITS);
    turns.take("a", LIMITS);
    turns.take("a", LIMITS)?.end();
    const next = turns.take("a", LIMITS);
    one?.end();
    one?.end();
    expect(await hasBegun(next)).toBe(true);
    expect(await hasBegun(turns.take("a", LIMITS))).toBe(false);
  });
});

test("an allowance lasts for a burst and fills again", () => {
  let now = 0;
  const allowance = createAllowance({ atOnce: 10, perSecond: 2 }, () => now);
  expect([allowance.spend(8), allowance.spend(3), allowance.spend(2), allowance.spend(1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  now = 1_000;
  expect([allowance.spend(2), allowance.spend(1)]).toEqual([true, false]);
  now = 1_000_000;
  expect([allowance.spend(11), allowance.spend(10)]).toEqual([false, true]);
});

test("strangers of one IPv6 network share their turns; others, and other networks, have their own", () => {
  const keyOf = (address: string) => turnsOf(null, address)[0];
  expect(keyOf("2001:db8:1:2::1")).toBe(keyOf("2001:db8:1:2:ffff::9"));
  expect(keyOf("2001:db8:1:3::1")).not.toBe(keyOf("2001:db8:1:2::1"));
  expect(keyOf("198.51.100.1")).not.toBe(keyOf("198.51.100.2"));
});
