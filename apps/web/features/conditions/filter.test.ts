import type { ConditionField } from "./fields.ts";
import { type Filter, filterOf, groupOf } from "./filter.ts";

const fields: readonly ConditionField[] = [
  { name: "messageText", label: "common.save", kind: "text" },
  { name: "tag", label: "common.save", kind: "text" },
  { name: "contactListId", label: "common.save", kind: "choice" },
  { name: "isFirstMessage", label: "common.save", kind: "yesNo" },
  { name: "interval", label: "common.save", kind: "interval" },
  { name: "variable", label: "common.save", kind: "variable" },
  { name: "openedAt", label: "common.save", kind: "moment" },
];

test.each<Filter>([
  { and: [{ messageText: { contains: "order" } }] },
  { or: [{ messageText: { equals: "a" } }, { not: { tag: { contains: "vip" } } }] },
  { and: [{ contactListId: { in: ["a", "b"] } }, { not: { contactListId: { in: ["c"] } }, enabled: false }] },
  { and: [{ tag: { isEmpty: true } }, { tag: { isEmpty: false } }] },
  { and: [{ or: [{ isFirstMessage: { equals: false } }], enabled: false }] },
  { and: [{ interval: { intervalId: "i", isOpen: false } }] },
  { and: [{ variable: { name: "level", text: { startsWith: "g" } } }] },
  { and: [{ openedAt: { inLast: { minutes: 30 } } }, { openedAt: { before: "2026-03-12T12:00:00.000Z" } }] },
  // What the screen cannot show is kept as it is.
  { and: [{ messageText: { contains: "a", startsWith: "b" } }, { not: { and: [] } }] },
  { and: [{ messageText: { contains: "a" }, tag: { equals: "b" } }] },
])("%j comes out as it went in", (filter) => {
  expect(filterOf(groupOf(filter, fields), fields)).toEqual(filter);
});

test("a single condition becomes a group of one, and nothing an empty group that holds", () => {
  expect(filterOf(groupOf({ tag: { equals: "x" } }, fields), fields)).toEqual({ and: [{ tag: { equals: "x" } }] });
  expect(filterOf(groupOf(null, fields), fields)).toEqual({ and: [] });
});
