import { judgeFile, type MediaLimit } from "./attachment-rules.ts";
import { cannedTrigger, matchingAnswers } from "./canned-trigger.ts";
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
