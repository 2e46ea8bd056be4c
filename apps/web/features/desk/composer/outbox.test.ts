import { createOutbox, type KeepOfMany, type PendingMessage } from "./outbox.ts";

function memory(): KeepOfMany {
  const stored = new Map<string, string>();
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
    key: (place) => [...stored.keys()][place] ?? null,
    get length() {
      return stored.size;
    },
  };
}

const written = (clientMessageId: string, interactionId = "i"): PendingMessage => ({
  clientMessageId,
  interactionId,
  kind: "message",
  text: clientMessageId,
  attachment: null,
  location: null,
  replyTo: null,
  template: null,
  createdAt: 1_000,
  state: "sending",
  problem: null,
});

test("keeps the order written and tells interactions apart", () => {
  const outbox = createOutbox(null, "ana", () => 0);
  outbox.put(written("a"));
  outbox.put(written("b", "other"));
  outbox.put(written("c"));
  expect(outbox.of("i").map(({ clientMessageId }) => clientMessageId)).toEqual(["a", "c"]);
});

test("an interaction's list stays the same object while only others change", () => {
  const outbox = createOutbox(null, "ana", () => 0);
  outbox.put(written("a"));
  const before = outbox.of("i");
  outbox.put(written("b", "other"));
  expect(outbox.of("i")).toBe(before);
});

test("what was on its way at a reload waits for a retry under the same id, without its preview", () => {
  const keep = memory();
  const attachment = { id: "f", fileName: "a.png", mimeType: "image/png", sizeBytes: 1, previewUrl: "blob:gone" };
  createOutbox(keep, "ana", () => 1_000).put({ ...written("a"), attachment });
  const [restored] = createOutbox(keep, "ana", () => 2_000).of("i");
  expect(restored).toMatchObject({ clientMessageId: "a", state: "failed", attachment: { id: "f", previewUrl: null } });
});

test("another agent on the same computer does not see it", () => {
  const keep = memory();
  createOutbox(keep, "ana", () => 1_000).put(written("a"));
  expect(createOutbox(keep, "ben", () => 1_000).of("i")).toEqual([]);
});

test.each(["nonsense", "{}", '[{"clientMessageId":1}]', "null"])(
  "an entry that holds %s is thrown away, and no other with it",
  (text) => {
    const keep = memory();
    keep.setItem("parley.outbox.ana.x", text);
    createOutbox(keep, "ana", () => 1_000).put(written("a"));
    keep.setItem("parley.outbox.ana.y", text);
    expect(createOutbox(keep, "ana", () => 1_000).of("i")).toMatchObject([{ clientMessageId: "a" }]);
    expect(keep.length).toBe(1);
  },
);

test("two tabs keep what each of them wrote", () => {
  const keep = memory();
  const [one, other] = [createOutbox(keep, "ana", () => 1_000), createOutbox(keep, "ana", () => 1_000)];
  one.put({ ...written("b"), createdAt: 1_002 });
  other.put({ ...written("a"), createdAt: 1_001 });
  other.change("a", { state: "failed", problem: "offline" });
  const after = createOutbox(keep, "ana", () => 2_000);
  expect(after.of("i").map(({ clientMessageId }) => clientMessageId)).toEqual(["a", "b"]);
  one.remove("b");
  expect(createOutbox(keep, "ana", () => 2_000).of("i")).toMatchObject([{ clientMessageId: "a", problem: "offline" }]);
});

test("what another tab has sent is not offered for a retry here; what is being sent here goes on", () => {
  const keep = memory();
  createOutbox(keep, "ana", () => 1_000).put(written("a"));
  const here = createOutbox(keep, "ana", () => 2_000);
  here.put(written("b"));
  for (const id of ["a", "b", "unknown"]) here.forget(`parley.outbox.ana.${id}`);
  here.forget("parley.outbox.ben.b");
  expect(here.of("i").map(({ clientMessageId }) => clientMessageId)).toEqual(["b"]);
});

test("a store that is full costs nothing but the reload", () => {
  const keep = {
    ...memory(),
    setItem: () => {
      throw new Error("quota");
    },
  };
  const outbox = createOutbox(keep, "ana", () => 0);
  outbox.put(written("a"));
  expect(outbox.of("i")).toHaveLength(1);
});
