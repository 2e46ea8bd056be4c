import { type SendKey, sends } from "./send-key.ts";

const PLAIN = {
  key: "Enter",
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
};

test.each<[SendKey, Partial<typeof PLAIN>, boolean]>([
  ["enter", {}, true],
  ["enter", { shiftKey: true }, false],
  ["enter", { ctrlKey: true }, true],
  ["modEnter", {}, false],
  ["modEnter", { shiftKey: true }, false],
  ["modEnter", { ctrlKey: true }, true],
  ["modEnter", { metaKey: true }, true],
  ["enter", { altKey: true }, false],
  ["enter", { key: "a" }, false],
  ["enter", { isComposing: true }, false],
  ["enter", { keyCode: 229 }, false],
  ["modEnter", { ctrlKey: true, isComposing: true }, false],
])("%s: %j sends: %s", (chosen, press, expected) => {
  expect(sends({ ...PLAIN, ...press }, chosen)).toBe(expected);
});
