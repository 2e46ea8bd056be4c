import { type CappedCount, COUNT_CAP, PAGE_SIZE } from "@parley/schema";
import { type Expression, type RawBuilder, sql } from "kysely";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type Em, query } from "./database.ts";
import { clientError } from "./graphql/errors.ts";
import { isId } from "./ids.ts";

/** A page of a list in the one shape of all lists. */
export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** A getter: the count is made only when the field is asked for. Do not spread a page. */
  readonly totalCount: Promise<CappedCount>;
}

/** How many entries a page has; throws what a client may read when it is out of range. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? PAGE_SIZE.default;
  if (size > PAGE_SIZE.max) throw clientError("LIMIT_EXCEEDED", `A page has at most ${PAGE_SIZE.max} entries.`);
  if (size < PAGE_SIZE.min) throw clientError("BAD_USER_INPUT", "A page has at least one entry.");
  return size;
}

/** The page out of up to `size + 1` rows; the one too many says that more follow. */
export function toPage<Row>(
  rows: readonly Row[],
  page: {
    readonly size: number;
    readonly isFirst: boolean;
    readonly cursorOf: (row: Row) => string;
    readonly count: () => Promise<CappedCount>;
  },
): Page<Row> {
  const edges = rows.slice(0, page.size).map((node) => ({ cursor: page.cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.size,
      hasPreviousPage: !page.isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return page.count();
    },
  };
}

/** The same page with what its nodes stand for; those that are gone by now are left out. */
export function mapPage<Row, Node>(page: Page<Row>, nodeOf: (row: Row) => Node | undefined): Page<Node> {
  const edges = page.edges.flatMap(({ cursor, node: row }) => {
    const node = nodeOf(row);
    return node === undefined ? [] : [{ cursor, node }];
  });
  return {
    edges,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
  };
}

/** The number of rows a select gives, counted no further than the cap. */
export async function cappedCount(em: Em, select: RawBuilder<unknown>): Promise<CappedCount> {
  const [row] = await query<{ value: number }>(
    em,
    sql`select count(*)::int as value from (${select} limit ${COUNT_CAP + 1}) as counted`,
  );
  return capped(row?.value ?? 0);
}

/** What was counted no further than one beyond the cap. */
export function capped(count: number): CappedCount {
  return { value: Math.min(count, COUNT_CAP), isExact: count <= COUNT_CAP };
}

/** One page of `table` by name without regard to case, then id: the order of all lists of named things. */
export async function pageByName<Row extends { readonly id: string; readonly name: string }>(
  em: Em,
  list: {
    readonly table: "account" | "contact" | "named_interval" | "parley_user" | "queue";
    readonly columns: RawBuilder<unknown>;
    readonly where: RawBuilder<unknown>;
    readonly first: number | null | undefined;
    readonly after: string | null | undefined;
  },
): Promise<Page<Row>> {
  const table = sql.table(list.table);
  const size = pageSize(list.first);
  const from = sql`from ${table} where ${list.where}`;
  const sortName = sql`lower(${table}.name::text) collate "C"`;
  const rows = await query<Row & { sortName: string }>(
    em,
    sql`select ${list.columns}, ${sortName} as sort_name ${from} and ${isAfter(sortName, sql`${table}.id`, list.after)}
        order by sort_name, ${table}.id limit ${size + 1}`,
  );
  return toPage<Row & { sortName: string }>(rows, {
    size,
    isFirst: !list.after,
    cursorOf: (row) => encodeCursor(row.sortName, row.id),
    count: () => cappedCount(em, sql`select 1 ${from}`),
  });
}

function isAfter(
  name: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  after: string | null | undefined,
): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const [afterName, afterId] = decodeCursor(after) ?? [];
  if (typeof afterName !== "string" || typeof afterId !== "string" || !isId(afterId)) {
    throw clientError("BAD_USER_INPUT", "This cursor is not one of this list.");
  }
  return sql`(${name}, ${id}) > (${afterName}, ${afterId}::uuid)`;
}

/** The condition that one of the columns has the search text somewhere in it; all rows when there is none. `%`, `_` and `\` stand for themselves. */
export function containsText(
  columns: readonly Expression<unknown>[],
  search: string | null | undefined,
): RawBuilder<boolean> {
  const text = search?.trim();
  if (!text) return sql<boolean>`true`;
  const pattern = `%${text.slice(0, 200).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`${column}::text ilike ${pattern}`),
    sql` or `,
  )})`;
}
