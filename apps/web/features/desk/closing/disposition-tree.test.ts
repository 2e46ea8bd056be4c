import { choicesOf, type DispositionNode, matching } from "./disposition-tree.ts";

const node = (name: string, over: Partial<DispositionNode> = {}): DispositionNode => ({
  id: name,
  name,
  isSystem: false,
  accountId: null,
  ...over,
});
const roots = [
  node("Delivery", {
    accountId: "shop",
    children: [
      node("Late", { accountId: "shop", children: [node("Carrier’s fault", { accountId: "shop" })] }),
      node("Lost"),
    ],
  }),
  node("Perché no"),
  node("Closed for inactivity", { isSystem: true }),
];
const names = (typed: string): readonly string[] =>
  matching(choicesOf(roots), typed).map(({ path }) => path.join(" › "));

test("every level may be chosen, the account's as they come, Parley's own never", () => {
  expect(names("")).toEqual([
    "Delivery",
    "Delivery › Late",
    "Delivery › Late › Carrier’s fault",
    "Delivery › Lost",
    "Perché no",
  ]);
  expect(choicesOf(roots).map(({ isOfAccount }) => isOfAccount)).toEqual([true, true, true, false, false]);
});

test.each([
  ["late", ["Delivery › Late", "Delivery › Late › Carrier’s fault"]],
  ["FAULT del", ["Delivery › Late › Carrier’s fault"]],
  ["perche", ["Perché no"]],
  ["ate", []],
  ["  ", names("")],
  ["closed", []],
])("typing %j finds %j", (typed, found) => expect(names(typed)).toEqual(found));
