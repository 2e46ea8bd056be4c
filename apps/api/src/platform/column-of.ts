import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * A column by its entity's property, for a text that is composed differently each time and too unlike a query builder's
 * to be built with `tables(em)`. A property that the entity does not have does not compile.
 */
export function columnOf<Table extends keyof Tables, Property extends keyof Selectable<Tables[Table]> & string>(
  table: Table,
  property: Property,
): RawBuilder<Selectable<Tables[Table]>[Property]> {
  return sql.ref(`${table}.${property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
}
