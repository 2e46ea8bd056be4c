import { TABS_MAX } from "@parley/schema/plain";
import { type Tab, tabBeside, tabsOf, tabToLeave } from "./desk-tabs.ts";

const tab = (number: number, more: Partial<Tab> = {}): Tab => ({
  id: `t${number}`,
  number,
  isTabOpen: true,
  isUnread: false,
  unreadCount: 0,
  openedAt: "2026-03-12T09:00:00Z",
  lastMessageAt: new Date(Date.UTC(2026, 2, 12, 10, number)).toISOString(),
  account: { id: "a", name: "Account", key: "SUP01" },
  contact: { id: "c", name: "Maria", phone: null, username: null },
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => tab(index + 1));

test("tabs stand in the order they came in, whoever wrote last; without a tab there is none", () => {
  const rows = [tab(3), tab(1, { lastMessageAt: "2026-03-13T10:00:00Z" }), tab(2, { isTabOpen: false })];
  expect(tabsOf(rows).map(({ id }) => id)).toEqual(["t1", "t3"]);
});

test("there is room for so many; then the quietest read one that is not on screen leaves", () => {
  expect(tabToLeave(many(TABS_MAX), null)).toBeNull();
  expect(tabToLeave(many(TABS_MAX + 1), null)?.id).toBe("t1");
  expect(tabToLeave(many(TABS_MAX + 1), "t1")?.id).toBe("t2");
});

test("what is unread is never put away", () => {
  const [first, ...others] = many(TABS_MAX + 1);
  expect(tabToLeave([{ ...tab(1), ...first, isUnread: true }, ...others], null)?.id).toBe("t2");
  expect(
    tabToLeave(
      many(TABS_MAX + 1).map((each) => ({ ...each, isUnread: true })),
      null,
    ),
  ).toBeNull();
});

test.each([
  ["t1", 1, "t2"],
  ["t3", 1, "t1"],
  ["t1", -1, "t3"],
  [null, 1, "t1"],
  [null, -1, "t3"],
] as const)("from %s by %s: %s", (from, by, to) => expect(tabBeside(many(3), from, by)?.id).toBe(to));

test("a single tab has no neighbour", () => expect(tabBeside(many(1), "t1", 1)).toBeNull());
