import type { InteractionWhere } from "@parley/schema";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { problemWithFilter } from "../../../platform/filter-size.ts";
import { compileWhere } from "./compile.ts";

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const compiled = (where: InteractionWhere) => compileWhere(where).compile(compiler);

describe("a filter as SQL", () => {
  test.each([
    {},
    { and: [] },
    { enabled: false, isUnread: { equals: true } },
    { not: { enabled: false } },
    { or: [{ enabled: false }] },
  ])("%j holds for everything", (where) => {
    expect(compiled(where).sql).toBe("true");
  });

  test("what a client writes is a parameter and never SQL", () => {
    const hostile = "x' or 1=1; drop table interaction --";
    const { sql, parameters } = compiled({
      contactName: { contains: hostile, equals: hostile, in: [hostile] },
      tag: { startsWith: hostile },
      accountId: { in: [hostile] },
    });

    expect(sql).not.toContain("drop");
    expect(parameters).toContain(`%${hostile}%`);
  });

  test("signs that mean something to LIKE stand for themselves", () => {
    expect(compiled({ contactName: { contains: "50%_\\" } }).parameters).toEqual(["%50\\%\\_\\\\%"]);
  });

  test("of a phone only digits are compared", () => {
    expect(compiled({ contactPhone: { contains: "+34 600-1" } }).parameters).toEqual(["%346001%"]);
    expect(compiled({ contactPhone: { contains: "abc" } }).sql).toContain("false");
  });

  test("conditions that are switched off are as if they were not there", () => {
    const on = { isUnread: { equals: true } };
    const off = { enabled: false, tag: { equals: "vip" } };
    expect(compiled({ and: [on, off] }).sql).toBe(compiled({ and: [on] }).sql);
    expect(compiled({ or: [on, off] }).sql).not.toContain("tag");
  });
});

describe("the limits of a search", () => {
  const nested = (depth: number): InteractionWhere =>
    depth === 1 ? { isUnread: { equals: true } } : { not: nested(depth - 1) };

  test.each([
    ["five deep", nested(5), null],
    ["six deep", nested(6), "LIMIT_EXCEEDED"],
    ["fifty conditions", { and: Array.from({ length: 50 }, () => ({ isUnread: { equals: true } })) }, null],
    ["fifty-one", { and: Array.from({ length: 51 }, () => ({ isUnread: { equals: true } })) }, "LIMIT_EXCEEDED"],
    ["two hundred values", { contactId: { in: Array.from({ length: 200 }, () => "x") } }, null],
    ["one more", { contactId: { in: Array.from({ length: 201 }, () => "x") } }, "LIMIT_EXCEEDED"],
    ["a long text", { contactName: { contains: "x".repeat(201) } }, "LIMIT_EXCEEDED"],
    ["an empty or", { or: [] }, "BAD_USER_INPUT"],
    ["an empty and", { and: [] }, null],
    [
      "a range that ends before it begins",
      { openedAt: { between: { from: new Date(2), to: new Date(1) } } },
      "BAD_USER_INPUT",
    ],
    ["no time at all", { openedAt: { inLast: { minutes: 0 } } }, "BAD_USER_INPUT"],
  ] as const)("%s: %#", (_, where, code) => {
    expect(problemWithFilter(where as InteractionWhere)?.code ?? null).toBe(code);
  });
});
