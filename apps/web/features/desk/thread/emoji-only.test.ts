import { emojiOnly } from "./emoji-only.ts";

test.each([
  ["👍", 1],
  ["❤️ 😂", 2],
  ["👨‍👩‍👧‍👦", 1],
  ["🇮🇹🇬🇧", 2],
  ["👍🏽", 1],
  ["", null],
  ["ok 👍", null],
  ["1", null],
  ["#", null],
  ["😀😀😀😀😀😀😀", null],
  ["12", null],
] as const)("%s: %s", (words, signs) => expect(emojiOnly(words)).toBe(signs));
