/** The orders of a list of interactions and the positions in them. */
import type { InteractionOrder } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { columnOf } from "../../../platform/column-of.ts";
import { decodeCursor, encodeCursor } from "../../../platform/cursor.ts";
import { isId } from "../../../platform/ids.ts";

interface Order {
  /** What is sorted by, before the id; each has an index. */
  readonly key: RawBuilder<unknown>;
  readonly direction: "asc" | "desc";
}

const OPENED_AT = columnOf("interaction", "openedAt");
const ID = columnOf("interaction", "id");

const ORDERS: Readonly<Record<InteractionOrder, Order>> = {
  last_message_newest: {
    key: sql`coalesce(${columnOf("interaction", "lastMessageAt")}, ${OPENED_AT})`,
    direction: "desc",
  },
  waiting_oldest: {
    key: sql`coalesce(${columnOf("interaction", "waitingSince")}, 'infinity'::timestamptz)`,
    direction: "asc",
  },
  opened_newest: { key: OPENED_AT, direction: "desc" },
};

/** A position in a list: the moment as whole microseconds since 1970, for a Date holds only milliseconds; null after all moments. */
export interface Positioned {
  readonly id: string;
  readonly micros: number | null;
}

/** The columns that a row's cursor is made of. */
export function positionColumns(order: InteractionOrder): RawBuilder<unknown> {
  const { key } = ORDERS[order];
  return sql`case when isfinite(${key}) then (extract(epoch from ${key}) * 1000000)::bigint end as micros`;
}

/** `order by` with ties broken by id, so that paging never skips or repeats. */
export function orderBy(order: InteractionOrder): RawBuilder<unknown> {
  const { key, direction } = ORDERS[order];
  return direction === "desc" ? sql`${key} desc, ${ID} desc` : sql`${key}, ${ID}`;
}

/** The same order for rows that were cut to a page before, by their position columns. */
export function orderByPosition(order: InteractionOrder): RawBuilder<unknown> {
  return ORDERS[order].direction === "desc"
    ? sql`page.micros desc nulls last, page.id desc`
    : sql`page.micros nulls last, page.id`;
}

/** The cursor of a row; it names its order, in which alone it means anything. */
export function cursorOf(order: InteractionOrder, { micros, id }: Positioned): string {
  return encodeCursor(order, micros ?? "never", id);
}

/** The rows after a cursor; null when it is none of this order. */
export function isAfter(order: InteractionOrder, cursor: string): RawBuilder<unknown> | null {
  const [name, micros, id] = decodeCursor(cursor) ?? [];
  if (name !== order || typeof id !== "string" || !isId(id)) return null;
  if (micros !== "never" && !(typeof micros === "number" && Number.isSafeInteger(micros))) return null;
  const { key, direction } = ORDERS[order];
  const moment =
    micros === "never"
      ? sql`'infinity'::timestamptz`
      : sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond')`;
  return direction === "desc"
    ? sql`(${key}, ${ID}) < (${moment}, ${id}::uuid)`
    : sql`(${key}, ${ID}) > (${moment}, ${id}::uuid)`;
}
