import { judgeFile, MAX_BYTES, type MediaLimit } from "./attachment-rules.ts";
import { cannedTrigger, matchingAnswers } from "./canned-trigger.ts";
import { insertion, slashAt } from "./insertion.ts";
import { pastedFiles } from "./pasted.ts";
import { filledAnswer, templatePreview } from "./template-text.ts";

describe("a slash asks for canned answers", () => {
  test.each([
    ["/", 1, ""],
    ["/he", 3, "he"],
    ["Dear Ana /th", 12, "th"],
    ["line\n/th", 8, "th"],
  ])("%j at %i", (text, caret, search) =>
    expect(cannedTrigger(text, caret)).toEqual({ from: caret - search.length - 1, to: caret, search }),
  );

  test.each([
    ["and/or", 6],
    ["https://x", 9],
    ["/he llo", 7],
    ["", 0],
  ])("%j does not", (text, caret) => expect(cannedTrigger(text, caret)).toBeNull());

  test("keys that begin with the search come first, then keys, then texts", () => {
    const answers = [
      { key: "iban", text: "thanks for paying" },
      { key: "many-thanks", text: "" },
      { key: "thanks", text: "" },
      { key: "hello", text: "" },
    ];
    expect(matchingAnswers(answers, "Thanks").map(({ key }) => key)).toEqual(["thanks", "many-thanks", "iban"]);
  });
});

describe("files against the provider's limits", () => {
  const limits: readonly MediaLimit[] = [
    { type: "IMAGE", maxBytes: 5_000_000, mimeTypes: ["image/jpeg", "image/png"] },
    { type: "DOCUMENT", maxBytes: 100_000_000, mimeTypes: [] },
  ];
  test.each([
    ["a photo", "image/jpeg", 1_000, { type: "fits", kind: "IMAGE" }],
    ["a photo that is too large", "image/jpeg", 6_000_000, { type: "tooLarge", kind: "IMAGE", maxBytes: 5_000_000 }],
    ["a picture of a kind that is not shown", "image/tiff", 1_000, { type: "fits", kind: "DOCUMENT" }],
    ["a film where films are not offered", "video/mp4", 1_000, { type: "fits", kind: "DOCUMENT" }],
  ] as const)("%s", (_, mimeType, sizeBytes, verdict) =>
    expect(judgeFile({ mimeType, sizeBytes }, limits)).toEqual(verdict),
  );

  test("an empty file is told as one", () =>
    expect(judgeFile({ mimeType: "image/png", sizeBytes: 0 }, limits)).toEqual({ type: "empty" }));

  test("the installation's own limit holds too", () =>
    expect(judgeFile({ mimeType: "application/pdf", sizeBytes: MAX_BYTES + 1 }, limits)).toEqual({
      type: "tooLarge",
      kind: "DOCUMENT",
      maxBytes: MAX_BYTES,
    }));

  describe("stickers", () => {
    const sticker = { type: "STICKER", maxBytes: 512_000, maxStillBytes: 102_400, mimeTypes: ["image/webp"] } as const;
    const webp = (sizeBytes: number, isMoving: boolean) =>
      judgeFile({ mimeType: "image/webp", sizeBytes, isMoving }, [...limits, sticker], "STICKER");

    test.each([
      [102_400, false, "fits"],
      [102_401, false, "tooLarge"],
      [102_401, true, "fits"],
      [512_001, true, "tooLarge"],
    ] as const)("%d bytes, moving: %s: %s", (sizeBytes, isMoving, type) =>
      expect(webp(sizeBytes, isMoving)).toMatchObject({ type }),
    );

    test("a photo is none", () =>
      expect(judgeFile({ mimeType: "image/png", sizeBytes: 1 }, [...limits, sticker], "STICKER")).toEqual({
        type: "notCarried",
      }));
  });

  test("nothing fits where nothing is carried", () =>
    expect(judgeFile({ mimeType: "video/mp4", sizeBytes: 1 }, [])).toEqual({ type: "notCarried" }));
});

describe("placeholders", () => {
  test("a template's variables are filled by place, empty ones stay visible", () =>
    expect(templatePreview("Hi {{1}}, order {{ 2 }}", ["1", "2"], ["Ana", " "])).toBe("Hi Ana, order {{ 2 }}"));

  test("a value that looks like a placeholder is not filled again", () =>
    expect(templatePreview("{{1}} {{2}}", ["1", "2"], ["{{2}}", "x"])).toBe("{{2}} x"));

  test("a canned answer knows contact, agent and account, nothing else", () =>
    expect(
      filledAnswer("{{contact.name}}, {{agent.name}} of {{account.name}}: {{constructor}}", {
        contact: "Maria",
        agent: "Ana",
        account: "Shop",
      }),
    ).toBe("Maria, Ana of Shop: {{constructor}}"));
});

describe("what is put in", () => {
  test.each([
    ["at the caret", { from: 5, to: 5 }, "Hello! Ana", 6],
    ["instead of what is selected", { from: 0, to: 5 }, "! Ana", 1],
    ["at the end where nothing tells a place", {}, "Hello Ana!", 10],
  ])("%s", (_, place, text, caret) => expect(insertion("Hello Ana", "!", place)).toEqual({ text, caret }));

  test.each([
    ["", 0, "/"],
    ["Hello ", 6, "/"],
    ["Hello", 5, " /"],
    ["Hello", 0, "/"],
  ])("a slash after %j at %d begins a word", (text, caret, slash) => expect(slashAt(text, caret)).toBe(slash));
});

describe("a paste", () => {
  const file = {} as File;
  test.each([
    ["a picture copied from a page", ["text/html", "Files"], 1],
    ["a file copied from a folder", ["text/plain", "Files"], 1],
    ["a screenshot", ["Files"], 1],
    ["cells of a spreadsheet, with their picture", ["text/plain", "text/html", "text/rtf", "Files"], 0],
  ])("%s", (_, types, count) => expect(pastedFiles({ types: [...types], files: [file] })).toHaveLength(count));
});
