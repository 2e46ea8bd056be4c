import { type RawBuilder, sql } from "kysely";

/** Where each property of a row comes from: the compiler sees that none is missing. */
export type Columns<Row> = { readonly [Name in keyof Row]-?: RawBuilder<unknown> };

/** The columns as a select names them, under the properties' own names so that nothing is left to rename. */
export function selected<Row>(columns: Columns<Row>): RawBuilder<unknown> {
  return named(columns, (name) => name);
}

/** A row of another table, read along with the row that names it: one round trip instead of one for each table. */
export interface Joined<Row> {
  readonly columns: RawBuilder<unknown>;
  /** The row beside this one; null where the join found none. */
  take(row: object): Row | null;
}

/** `prefix` keeps its columns apart from those of the other tables in the select. */
export function joined<Row extends { readonly id: string }>(prefix: string, columns: Columns<Row>): Joined<Row> {
  const pairs = Object.keys(columns).map((name) => [name, `${prefix}.${name}`] as const);
  return {
    columns: named(columns, (name) => `${prefix}.${name}`),
    take(row) {
      const all = row as Readonly<Record<string, unknown>>;
      if (all[`${prefix}.id`] === null) return null;
      const taken: Record<string, unknown> = {};
      for (const [name, column] of pairs) taken[name] = all[column];
      return taken as Row;
    },
  };
}

function named<Row>(columns: Columns<Row>, nameOf: (name: string) => string): RawBuilder<unknown> {
  const entries = Object.entries<RawBuilder<unknown>>(columns);
  return sql.join(entries.map(([name, column]) => sql`${column} as ${sql.id(nameOf(name))}`));
}
