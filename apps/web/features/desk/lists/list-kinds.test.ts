import { arranged, belongsTo, LIST_KINDS, searchQuestion } from "./list-kinds.ts";

const ana = { id: "ana" };
const facts = (phase: "ASSIGNED" | "OFFERED" | "WAITING" | "CLOSED", owner: { readonly id: string } | null) => ({
  phase,
  assignedAgent: owner,
  openedAt: "2026-03-12T09:00:00Z",
  lastMessageAt: null,
  waitingSince: null,
});

test.each([
  ["owned and in peace", facts("ASSIGNED", ana), ["mine"]],
  ["owned and offered again", facts("OFFERED", ana), ["mine"]],
  ["nobody's", facts("WAITING", null), ["waiting"]],
  ["waiting, once hers", facts("WAITING", ana), ["mine", "waiting"]],
  ["closed by her", facts("CLOSED", ana), ["closed"]],
  ["somebody else's", facts("ASSIGNED", { id: "ben" }), []],
  ["closed by somebody else", facts("CLOSED", { id: "ben" }), []],
] as const)("%s", (_, interaction, kinds) =>
  expect(LIST_KINDS.filter((kind) => belongsTo(kind, interaction, "ana"))).toEqual(kinds),
);

test("the newest word is on top, but who waits longest is served first", () => {
  const row = (id: string, at: string) => ({ ...facts("WAITING", null), id, lastMessageAt: at, waitingSince: at });
  const rows = [row("early", "2026-03-12T09:00:00Z"), row("late", "2026-03-12T10:00:00Z")];
  expect(arranged("mine", rows).map(({ id }) => id)).toEqual(["late", "early"]);
  expect(arranged("waiting", rows).map(({ id }) => id)).toEqual(["early", "late"]);
});

test("of two messages in one second the one that came later is on top", () => {
  const row = (id: string, message: string) => ({
    ...facts("ASSIGNED", ana),
    id,
    lastMessageAt: "2026-03-12T09:00:00Z",
    lastMessage: { id: message },
  });
  const rows = [row("first", "01a1"), row("last", "01a3"), row("second", "01a2")];
  expect(arranged("mine", rows).map(({ id }) => id)).toEqual(["last", "second", "first"]);
});

test("a search keeps to its list; a number is looked for only where there are digits", () => {
  const { where } = searchQuestion("waiting", "ana", "ro");
  expect(where).toEqual({
    and: [{ phase: { in: ["WAITING"] } }, { or: [{ contactName: { contains: "ro" } }, { tag: { contains: "ro" } }] }],
  });
  expect(JSON.stringify(searchQuestion("mine", "ana", "0171").where)).toContain("contactPhone");
});
