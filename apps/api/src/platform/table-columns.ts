import { p } from "@mikro-orm/core";
import type { Entities } from "./tables.ts";

/** What a column says of the row in another table that it names. */
export interface ForeignKey {
  readonly table: string;
  readonly onDelete: "cascade" | "set null" | "no action";
  /** Checked at commit, for rows that name each other. */
  readonly isDeferred: boolean;
}

/**
 * The id of a row in another table, kept by a foreign key. An id and no relation of the ORM: what belongs to another area
 * is asked for there, and no entity has to import another.
 */
export function references<Id extends string>(
  table: keyof Entities,
  { onDelete = "no action", isDeferred = false }: Partial<Omit<ForeignKey, "table">> = {},
) {
  const column = p.uuid().$type<Id>();
  Object.assign(column["~options"], { foreignKey: { table, onDelete, isDeferred } satisfies ForeignKey });
  return column;
}

/** A number that PostgreSQL gives in order. */
export const identity = () => p.bigint("number").columnType("bigint").generated("identity").autoincrement();

/** A moment. PostgreSQL keeps microseconds, JavaScript reads milliseconds. */
export const timestamp = () => p.datetime().columnType("timestamptz");

/** Text whose capitals do not count when it is compared or has to be unique. */
export const citext = () => p.string().columnType("citext");

/** The check that a number stays within its limits. */
export const within = (column: string, { min, max }: { readonly min: number; readonly max: number }) =>
  `${column} >= ${min} and ${column} <= ${max}`;
