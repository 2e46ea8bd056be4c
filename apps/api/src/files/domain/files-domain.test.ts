import { askedRange } from "./byte-range.ts";
import { afterFailure } from "./fetching.ts";
import { safeFileName } from "./file-name.ts";
import { isValidSignature, mediaPath } from "./media-link.ts";
import { isMovingWebp } from "./moving-webp.ts";
import { isShownInPlace, judgedType } from "./shown-type.ts";

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\temp\\a b.pdf", "a b.pdf"],
  ["in\u202Evoice\n.pdf", "invoice.pdf"],
  ["...", null],
  ["", null],
  [null, null],
  [`${"x".repeat(300)}.docx`, `${"x".repeat(115)}.docx`],
])("the name %j is shown as %j", (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test.each([
  [undefined, { type: "whole" }],
  ["bytes=0-99", { type: "part", from: 0, to: 99 }],
  ["bytes=900-", { type: "part", from: 900, to: 999 }],
  ["bytes=-100", { type: "part", from: 900, to: 999 }],
  ["bytes=-5000", { type: "part", from: 0, to: 999 }],
  ["bytes=0-5000", { type: "part", from: 0, to: 999 }],
  ["bytes=1000-", { type: "unsatisfiable" }],
  ["bytes=-0", { type: "unsatisfiable" }],
  ["bytes=5-2", { type: "whole" }],
  ["bytes=0-1,5-6", { type: "whole" }],
  ["lines=1-2", { type: "whole" }],
])("the range %s of 1,000 bytes", (header, expected) => {
  expect(askedRange(header, 1_000)).toEqual(expected);
});

const text = { found: null, claimed: null, fileName: null, looksLikeText: true };
test.each([
  ["bytes tell", { ...text, found: "image/png", claimed: "text/html" }, "image/png"],
  ["a page is only text", { ...text, claimed: "text/html", fileName: "x.html" }, "text/plain"],
  [
    "a claim of a picture without its bytes",
    { ...text, claimed: "image/png", looksLikeText: false },
    "application/octet-stream",
  ],
  ["an SVG is not shown", { ...text, found: "application/xml", claimed: "image/svg+xml" }, "application/xml"],
  [
    "a voice note in a film's container",
    { ...text, found: "video/mp4", claimed: "audio/mp4; x=y", looksLikeText: false },
    "audio/mp4",
  ],
  [
    "an old document by its name",
    { ...text, found: "application/x-cfb", fileName: "a.doc", looksLikeText: false },
    "application/msword",
  ],
  ["a table", { ...text, claimed: "application/octet-stream", fileName: "a.csv" }, "text/csv"],
])("the type: %s", (_, evidence, expected) => {
  expect(judgedType(evidence)).toBe(expected);
});

test("nothing that can carry a script is shown in place", () => {
  for (const type of ["image/svg+xml", "text/html", "application/xml", "text/plain"])
    expect(isShownInPlace(type)).toBe(false);
});

test("a public link is for one file and for two hours", () => {
  const key = Buffer.alloc(32, 7);
  const now = new Date("2026-03-01T12:00:00Z");
  const signature = mediaPath("one", key, now).split("/").at(-1) ?? "";
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

  expect(isValidSignature("one", signature, key, later(1.9))).toBe(true);
  expect(isValidSignature("one", signature, key, later(2.1))).toBe(false);
  expect(isValidSignature("two", signature, key, now)).toBe(false);
  expect(isValidSignature("one", `${signature}x`, key, now)).toBe(false);
  expect(isValidSignature("one", "zzzzzz.", key, now)).toBe(false);
});

test("fetching is given up after half an hour of tries, at once when the file is gone", () => {
  const failed = { type: "failed", failure: { class: "retry", code: "503", detail: "" } } as const;

  expect(afterFailure({ ...failed, retryable: true }, 1)).toEqual({ type: "again", afterMs: 1_000 });
  expect(afterFailure({ ...failed, retryable: true }, 11)).toEqual({ type: "again", afterMs: 600_000 });
  expect(afterFailure({ ...failed, retryable: true }, 12)).toMatchObject({ type: "failed" });
  expect(afterFailure({ ...failed, retryable: false }, 1)).toMatchObject({ type: "failed" });
});

describe("a WebP picture moves when its head says so", () => {
  const webp = (chunk: string, flags: number) =>
    Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), Buffer.from(chunk), Buffer.from([10, 0, 0, 0, flags, 0, 0, 0])]);
  test.each([
    ["extended and animated", webp("VP8X", 0x12), true],
    ["extended and still", webp("VP8X", 0x10), false],
    ["simple", webp("VP8 ", 0x02), false],
    ["cut off", webp("VP8X", 0x02).subarray(0, 20), false],
    ["empty", Buffer.alloc(0), false],
  ])("%s", (_, head, expected) => expect(isMovingWebp(head)).toBe(expected));
});
