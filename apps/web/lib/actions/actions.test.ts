/** One registry of what can be done here, asked by keys. */
import { pressedKey } from "./pressed-key.ts";
import { type Action, press, register, registered } from "./registry.ts";

const action = (changes: Partial<Action>): Action => ({
  id: "it",
  label: "common.close",
  keys: ["a"],
  isEnabled: true,
  run: () => undefined,
  ...changes,
});

const held = (key: string, changes: Partial<KeyboardEvent> = {}, altGraph = false) =>
  pressedKey({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    getModifierState: (name) => altGraph && name === "AltGraph",
    ...changes,
  });

test("a key does what came last, and what left does nothing", () => {
  const done: string[] = [];
  const leaveFirst = register(action({ id: "first", run: () => done.push("first") }));
  const leaveSecond = register(action({ id: "second", run: () => done.push("second") }));
  expect(press("a")).toBe(true);
  leaveSecond();
  expect(press("a")).toBe(true);
  leaveFirst();
  expect(press("a")).toBe(false);
  expect(done).toEqual(["second", "first"]);
  expect(registered()).toEqual([]);
});

test("who cannot, or says the key was not theirs, leaves it to others", () => {
  const done: string[] = [];
  const leaves = [
    register(action({ run: (key) => done.push(key) })),
    register(action({ run: () => false })),
    register(action({ isEnabled: false, run: () => done.push("disabled") })),
  ];
  expect(press("a")).toBe(true);
  expect(press("b")).toBe(false);
  for (const leave of leaves) leave();
  expect(done).toEqual(["a"]);
});

test("chords have names of their own, AltGr only writes", () => {
  expect(held("K", { ctrlKey: true })).toBe("mod+k");
  expect(held("k", { metaKey: true })).toBe("mod+k");
  expect(held("[", { ctrlKey: true, altKey: true }, true)).toBe("[");
  expect(held("a", { altKey: true })).toBeNull();
  expect(held("?")).toBe("?");
  expect(held("A")).toBe("a");
  expect(held("ArrowDown")).toBe("ArrowDown");
});
