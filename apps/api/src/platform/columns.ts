import { type RawBuilder, sql } from "kysely";

/** Where each property of a row comes from: the compiler sees that none is missing. */
export type Columns<Row> = { readonly [Name in keyof Row]-?: RawBuilder<unknown> };

/** The columns as a select names them, under the properties' own names so that nothing is left to rename. */
export function selected<Row>(columns: Columns<Row>): RawBuilder<unknown> {
  return named(Object.entries<RawBuilder<unknown>>(columns), (name) => name);
}

/** A row of another table, read along with the row that names it: one round trip instead of one for each table. */
export interface Joined<Row> {
  readonly columns: RawBuilder<unknown>;
  /** The row beside this one, as far as its columns were chosen; null where the join found none. */
  take(row: object): Row | null;
}

/**
 * What is read of a joined row: bytes are what a page of rows costs most. Fields that are columns bring
 * themselves, those in `needs` the columns they are made of, and any other brings all columns.
 * `prefix` keeps them apart from the columns of other tables in the select.
 */
export function joined<Row extends { readonly id: string }>(
  prefix: string,
  columns: Columns<Row>,
  needs: Readonly<Record<string, readonly (keyof Row & string)[]>> = {},
): (fields: ReadonlySet<string> | "all") => Joined<Row> {
  return (fields) => {
    const chosen = chosenColumns(columns, needs, fields);
    const pairs = chosen.map((name) => [name, `${prefix}.${name}`] as const);
    return {
      columns: named(
        chosen.map((name) => [name, columns[name]]),
        (name) => `${prefix}.${name}`,
      ),
      take(row) {
        const all = row as Readonly<Record<string, unknown>>;
        if (all[`${prefix}.id`] === null) return null;
        const taken: Record<string, unknown> = {};
        for (const [name, column] of pairs) taken[name] = all[column];
        return taken as Row;
      },
    };
  };
}

function chosenColumns<Row extends { readonly id: string }>(
  columns: Columns<Row>,
  needs: Readonly<Record<string, readonly (keyof Row & string)[]>>,
  fields: ReadonlySet<string> | "all",
): readonly (keyof Row & string)[] {
  const all = Object.keys(columns) as (keyof Row & string)[];
  if (fields === "all") return all;
  const chosen = new Set<string>(["id"]);
  for (const field of fields) {
    const needed = needs[field] ?? (Object.hasOwn(columns, field) ? [field] : all);
    for (const name of needed) chosen.add(name);
  }
  return all.filter((name) => chosen.has(name));
}

function named(
  columns: readonly (readonly [string, RawBuilder<unknown>])[],
  nameOf: (name: string) => string,
): RawBuilder<unknown> {
  return sql.join(columns.map(([name, column]) => sql`${column} as ${sql.id(nameOf(name))}`));
}
