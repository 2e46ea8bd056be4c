/** What the columns of a statement's rows are: an entity's, or worked out. The types of rows follow from it. */
import type { Selectable } from "kysely";
import type { Entities, Tables } from "./tables.ts";

/** A kind of value as PostgreSQL's driver hands it over. */
export type ValueKind = "text" | "number" | "boolean" | "timestamp" | "bytes" | "json" | "text[]" | "number[]";

export interface Column<Value> {
  /** The entity's property that the value comes from, or the kind of one that is worked out. */
  readonly from: { readonly table: keyof Entities; readonly property: string } | ValueKind;
  readonly isNullable: boolean;
  /** For the compiler alone. */
  readonly value?: Value;
}
export type RowShape = Readonly<Record<string, Column<unknown>>>;
export type RowOf<Shape extends RowShape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Column<infer Value> ? Value : never;
};

type Stored<Table extends keyof Entities> = Selectable<Tables[Table]>;

/** Columns of a table under their entity's property names. */
export function columns<Table extends keyof Entities, Property extends keyof Stored<Table> & string>(
  table: Table,
  ...properties: readonly Property[]
): { readonly [Name in Property]: Column<Stored<Table>[Name]> } {
  const entries = properties.map((property) => [property, column(table, property)]);
  return Object.fromEntries(entries) as { readonly [Name in Property]: Column<Stored<Table>[Name]> };
}

/** One column of a table, for a name that differs from the property's. */
export function column<Table extends keyof Entities, Property extends keyof Stored<Table> & string>(
  table: Table,
  property: Property,
): Column<Stored<Table>[Property]> {
  return { from: { table, property }, isNullable: false };
}

/** A value that a join or an aggregate may leave out. */
export const nullable = <Value>(of: Column<Value>): Column<Value | null> =>
  ({ ...of, isNullable: true }) as Column<Value | null>;

/** A column that may be null in its table and, by the statement's own conditions, is not in these rows. */
export const present = <Value>(of: Column<Value>): Column<NonNullable<Value>> => of as Column<NonNullable<Value>>;

/** Values that are worked out, by their kind. JSON is what its author says it is. */
export const value = {
  text: worked<string>("text"),
  number: worked<number>("number"),
  boolean: worked<boolean>("boolean"),
  timestamp: worked<Date>("timestamp"),
  bytes: worked<Buffer>("bytes"),
  texts: worked<readonly string[]>("text[]"),
  numbers: worked<readonly number[]>("number[]"),
  json: <Value>() => worked<Value>("json"),
} as const;

function worked<Value>(kind: ValueKind): Column<Value> {
  return { from: kind, isNullable: false };
}
