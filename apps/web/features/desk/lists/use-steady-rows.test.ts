import { steadied } from "./use-steady-rows.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id, words: `${id}!` }));
const shown = (...ids: string[]) => ids.map((id) => ({ row: { id, words: "" }, isGone: false }));
const places = (list: ReturnType<typeof steadied>) =>
  list.map(({ row, isGone }) => `${row.id}${isGone ? " gone" : ""}`);

test("held, rows keep their places whatever order they would have", () => {
  expect(places(steadied(shown("a", "b", "c"), rows("c", "a", "b")))).toEqual(["a", "b", "c"]);
});

test("what is new comes last, what has left keeps its place", () => {
  expect(places(steadied(shown("a", "b", "c"), rows("new", "a", "c")))).toEqual(["a", "b gone", "c", "new"]);
});

test("what comes back is there again, and every row is the newest", () => {
  const before = [{ row: { id: "a", words: "old" }, isGone: true }];
  expect(steadied(before, rows("a"))).toEqual([{ row: { id: "a", words: "a!" }, isGone: false }]);
});
