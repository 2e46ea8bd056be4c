import { agreed, EMPTY_DRAFT, type KeptDraft, readDraft, writeDraft } from "./drafts.ts";
import type { Keep } from "./outbox.ts";

function keep(): Keep & { readonly size: () => number } {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    size: () => held.size,
  };
}

const kept = (text: string, isSaved: boolean): KeptDraft => ({ text, isNote: false, isSaved });

test("a draft comes back as it was kept; an empty one that the server knows of leaves nothing", () => {
  const store = keep();
  writeDraft(store, "ana", "1", { text: "Hello", isNote: true, isSaved: false });
  expect(readDraft(store, "ana", "1")).toEqual({ text: "Hello", isNote: true, isSaved: false });
  expect(readDraft(store, "ben", "1")).toEqual(EMPTY_DRAFT);
  writeDraft(store, "ana", "1", kept("", false));
  expect(readDraft(store, "ana", "1")).toEqual(kept("", false));
  writeDraft(store, "ana", "1", kept("", true));
  expect(store.size()).toBe(0);
});

test.each([
  ["not an object", "7"],
  ["no text", "{}"],
  ["no JSON", "{"],
])("what cannot be read is no draft: %s", (_, stored) => {
  const store = keep();
  store.setItem("parley.draft.ana.1", stored);
  expect(readDraft(store, "ana", "1")).toEqual(EMPTY_DRAFT);
});

test.each<[string, KeptDraft, { text: string; isNote: boolean } | null, KeptDraft]>([
  ["typed here and not saved stays", kept("mine", false), { text: "theirs", isNote: true }, kept("mine", false)],
  ["cleared here and not saved stays cleared", kept("", false), { text: "theirs", isNote: false }, kept("", false)],
  ["written elsewhere comes here", kept("old", true), { text: "new", isNote: false }, kept("new", true)],
  ["sent elsewhere goes here", kept("old", true), null, kept("", true)],
])("%s", (_, here, there, expected) => expect(agreed(here, there)).toEqual(expected));
