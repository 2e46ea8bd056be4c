import { providerOf } from "@parley/providers";
import type { AttachmentId, MessageId, SendMessageInput, TemplateId } from "@parley/schema";
import { compose, type Referents } from "./compose.ts";

const meta = providerOf("meta").capabilities;
const twilio = providerOf("twilio").capabilities;
const nothing: Referents = { file: null, template: null, quoted: null };
const input = (given: Partial<SendMessageInput>) => ({ clientMessageId: "c1", ...given }) as SendMessageInput;
const file = (mimeType: string, sizeBytes: number): Referents => ({ ...nothing, file: { mimeType, sizeBytes } });
const attachmentId = "a" as AttachmentId;
const templateId = "t" as TemplateId;
const greeting = {
  state: "approved",
  headerType: null,
  headerFile: null,
  variableCount: 1,
  fill: ([name]: readonly string[]) => `Hello ${name}`,
} as const;

const wrongPaths = (composing: ReturnType<typeof compose>) =>
  "wrong" in composing ? composing.wrong.map(({ path }) => path) : [];

test.each([
  ["nothing", {}, ["text"]],
  ["blanks", { text: "  \n" }, ["text"]],
  ["two things", { text: "x", templateId }, ["text"]],
  ["parameters without a template", { text: "x", templateParameters: ["y"] }, ["templateParameters"]],
  ["no id of its own", { text: "x", clientMessageId: "" }, ["clientMessageId"]],
  ["a location beyond the pole", { location: { latitude: 91, longitude: 0 } }, ["location.latitude"]],
  ["a file that is not there", { attachmentId }, ["attachmentId"]],
  ["a template that is not there", { templateId }, ["templateId"]],
  ["an answer to nothing", { text: "x", replyToId: "m" as MessageId }, ["replyToId"]],
])("%s is refused", (_, given, paths) => {
  expect(wrongPaths(compose(input(given), nothing, meta))).toEqual(paths);
});

test("the provider's own text limit holds", () => {
  expect(compose(input({ text: "x".repeat(1_601) }), nothing, meta)).toMatchObject({ type: "text" });
  expect(wrongPaths(compose(input({ text: "x".repeat(1_601) }), nothing, twilio))).toEqual(["text"]);
});

test.each([
  ["image/jpeg", 1_000, "image"],
  ["image/webp", 1_000, "sticker"],
  ["audio/ogg; codecs=opus", 1_000, "audio"],
  ["video/mp4", 1_000, "video"],
  ["application/pdf", 50_000_000, "document"],
])("a file of %s goes as what it is", (mimeType, sizeBytes, type) => {
  expect(compose(input({ attachmentId }), file(mimeType, sizeBytes), meta)).toMatchObject({ type });
});

test.each([
  ["image/jpeg", 6_000_000],
  ["application/x-msdownload", 10],
])("a file of %s with %d bytes is refused", (mimeType, sizeBytes) => {
  expect(wrongPaths(compose(input({ attachmentId }), file(mimeType, sizeBytes), meta))).toEqual(["attachmentId"]);
});

test("a sticker that moves may be larger than one that does not", () => {
  const sticker = (sizeBytes: number, isMoving: boolean) =>
    compose(input({ attachmentId }), { ...nothing, file: { mimeType: "image/webp", sizeBytes, isMoving } }, meta);
  expect(sticker(102_400, false)).toMatchObject({ type: "sticker" });
  expect(wrongPaths(sticker(102_401, false))).toEqual(["attachmentId"]);
  expect(sticker(512_000, true)).toMatchObject({ type: "sticker" });
  expect(wrongPaths(sticker(512_001, true))).toEqual(["attachmentId"]);
});

test("a sound file carries no caption", () => {
  expect(wrongPaths(compose(input({ attachmentId, text: "listen" }), file("audio/mpeg", 10), meta))).toEqual(["text"]);
});

test("a template is filled in", () => {
  const template = { ...nothing, template: greeting };

  expect(compose(input({ templateId, templateParameters: ["Mina"] }), template, meta)).toEqual({
    type: "template",
    text: "Hello Mina",
    content: { templateParameters: ["Mina"] },
  });
  expect(wrongPaths(compose(input({ templateId }), template, meta))).toEqual(["templateParameters"]);
  expect(wrongPaths(compose(input({ templateId, templateParameters: [" "] }), template, meta))).toEqual([
    "templateParameters.0",
  ]);
});

describe("a template with a file at its head", () => {
  const invoice = { ...greeting, headerType: "document", headerFile: "document" } as const;
  const values = { templateId, templateParameters: ["Mina"] };
  const composed = (given: object, referents: object) =>
    compose(input({ ...values, ...given }), { ...nothing, template: invoice, ...referents }, meta);

  test("takes a file of its kind", () => {
    expect(composed({ attachmentId }, { file: { mimeType: "application/pdf", sizeBytes: 10 } })).toMatchObject({
      type: "template",
      text: "Hello Mina",
    });
  });

  test.each([
    ["no file", {}, {}],
    ["a file that is gone", { attachmentId }, { file: null }],
    ["a file of another kind", { attachmentId }, { file: { mimeType: "image/png", sizeBytes: 10 } }],
    [
      "a file for a template without one",
      { attachmentId },
      { template: greeting, file: { mimeType: "image/png", sizeBytes: 10 } },
    ],
  ])("refuses %s", (_, given, referents) => {
    expect(wrongPaths(composed(given, referents))).toEqual(["attachmentId"]);
  });

  test("a text cannot stand with it", () => {
    expect(wrongPaths(composed({ attachmentId, text: "And this" }, {}))).toEqual(["text"]);
  });
});
