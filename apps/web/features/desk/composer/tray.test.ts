import type { MediaLimit } from "./attachment-rules.ts";
import { createTray, MAX_FILES } from "./tray.ts";
import { createTrays } from "./trays.ts";
import type { UploadResult } from "./upload.ts";

const LIMITS: readonly MediaLimit[] = [
  { type: "IMAGE", maxBytes: 100, mimeTypes: ["image/png"] },
  { type: "DOCUMENT", maxBytes: 1_000, mimeTypes: ["application/pdf"] },
];
const png = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: "image/png" });

/** A tray whose uploads end when told. */
function scene() {
  const ends: ((result: UploadResult) => void)[] = [];
  const cancelled: string[] = [];
  const tray = createTray(LIMITS, {
    preview: () => null,
    upload: (file) => ({
      result: new Promise((resolve) => ends.push(resolve)),
      cancel: () => void cancelled.push(file.name),
    }),
  });
  const end = async (place: number, result: UploadResult) => {
    ends[place]?.(result);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const names = () => tray.state().items.map(({ name }) => name);
  return { tray, end, cancelled, names };
}

const uploaded = (id: string, mimeType = "image/png"): UploadResult => ({ type: "done", file: { id, mimeType } });

test("what is uploaded is taken once, what is still on its way stays", async () => {
  const { tray, end, names } = scene();
  await tray.add([png("a"), png("b")]);
  await end(0, uploaded("1"));
  expect(tray.take().map(({ id }) => id)).toEqual(["1"]);
  expect(tray.take()).toEqual([]);
  expect(names()).toEqual(["b"]);
});

test("two pastes at once are held to the same ten places", async () => {
  const { tray, names } = scene();
  const many = (count: number) => Array.from({ length: count }, (_, nth) => png(`${nth}`));
  await Promise.all([tray.add(many(7)), tray.add(many(7))]);
  expect(names()).toHaveLength(MAX_FILES);
  expect(tray.state().refusals).toEqual([{ type: "tooMany", most: MAX_FILES }]);
});

test("a file that turns out to be something else goes as that, or is turned away", async () => {
  const { tray, end, names } = scene();
  await tray.add([png("scan.png"), png("program.png")]);
  await end(0, uploaded("1", "application/pdf"));
  expect(tray.state().items[0]).toMatchObject({ kind: "DOCUMENT", id: "1" });
  await end(1, uploaded("2", "application/x-msdownload"));
  expect(names()).toEqual(["scan.png"]);
  expect(tray.state().refusals).toMatchObject([{ type: "notCarried", name: "program.png" }]);
});

test("a broken upload says so and can be tried again; a removed one is cancelled and its end means nothing", async () => {
  const { tray, end, cancelled, names } = scene();
  await tray.add([png("a")]);
  await end(0, { type: "offline" });
  expect(tray.state().items[0]).toMatchObject({ id: null, problem: { type: "offline" } });
  tray.retry(tray.state().items[0]?.key ?? "");
  tray.remove(tray.state().items[0]?.key ?? "");
  expect(cancelled).toEqual(["a"]);
  await end(1, uploaded("late"));
  expect(names()).toEqual([]);
});

test("too large, empty, not carried: each is told, none is uploaded", async () => {
  const { tray, names } = scene();
  await tray.add([png("large", 101), png("empty", 0), new File(["x"], "x.exe", { type: "application/x-msdownload" })]);
  expect(names()).toEqual([]);
  expect(tray.state().refusals.map(({ type }) => type)).toEqual(["tooLarge", "empty", "notCarried"]);
});

test("a file that did not get to the customer comes back once, ready to be sent", () => {
  const { tray } = scene();
  const attachment = { id: "1", fileName: "a.png", mimeType: "image/png", sizeBytes: 10, previewUrl: null };
  tray.putBack(attachment);
  tray.putBack(attachment);
  expect(tray.take()).toMatchObject([{ id: "1", name: "a.png", kind: "IMAGE", file: null }]);
});

test("an interaction has one tray, wherever one looks meanwhile", () => {
  const trays = createTrays();
  const tray = trays.of("one", LIMITS);
  expect(trays.of("one", LIMITS)).toBe(tray);
  expect(trays.of("another", LIMITS)).not.toBe(tray);
  expect(trays.hasFiles()).toBe(false);
});
