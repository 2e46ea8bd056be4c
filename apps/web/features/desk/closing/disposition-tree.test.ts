import { chosenPath, columns, type DispositionNode } from "./disposition-tree.ts";

const node = (id: string, children: readonly DispositionNode[] = []): DispositionNode => ({ id, name: id, children });
const roots = [node("delivery", [node("late", [node("carrier")]), node("lost")]), node("resolved")];
const ids = (nodes: readonly DispositionNode[]): readonly string[] => nodes.map(({ id }) => id);

test("one column more for each choice that has something below it", () => {
  expect(columns(roots, []).map(ids)).toEqual([["delivery", "resolved"]]);
  expect(columns(roots, ["delivery", "late"]).map(ids)).toEqual([
    ["delivery", "resolved"],
    ["late", "lost"],
    ["carrier"],
  ]);
  expect(columns(roots, ["delivery", "late", "carrier"])).toHaveLength(3);
  expect(columns(roots, ["resolved"])).toHaveLength(1);
});

test("a choice that is gone ends the path", () =>
  expect(ids(chosenPath(roots, ["delivery", "gone", "x"]))).toEqual(["delivery"]));
