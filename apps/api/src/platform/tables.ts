import type { EntityManager, EntitySchemaWithMeta, InferKyselyTable } from "@mikro-orm/postgresql";
import { CamelCasePlugin, type Kysely, type RawBuilder, sql } from "kysely";

/**
 * Every table's entity, by the table's name. Each entity adds itself (`declare module`), so that the platform knows the
 * types of all tables and imports no area.
 */
export interface Entities extends Record<never, never> {}

/**
 * The tables as Kysely sees them: columns under their entities' property names. Where a property has another name than its
 * column the column's counts, for names are turned into camelCase and back without asking the entity.
 */
export type Tables = { readonly [Table in keyof Entities]: ColumnsOf<Entities[Table]> };
type ColumnsOf<Entity extends EntitySchemaWithMeta> = {
  [Property in keyof InferKyselyTable<Entity, ByProperty> as ColumnName<
    Entity["properties"],
    Property
  >]: InferKyselyTable<Entity, ByProperty>[Property];
};
type ColumnName<Properties, Property> = Property extends keyof Properties
  ? Properties[Property] extends { readonly "~options": { readonly fieldName: infer Name extends string } }
    ? Name
    : Property
  : never;

interface ByProperty {
  readonly columnNamingStrategy: "property";
}

/**
 * Kysely's own plugin and not MikroORM's, which takes every column without a table's name for one of the first table's, and
 * knows only tables whose entities were loaded. Values of JSON are left alone.
 */
const inCamelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** Queries typed by the entities, inside `em`'s transaction when it has one. An unknown table or column does not compile. */
export function tables(em: EntityManager): Kysely<Tables> {
  return em.getKysely<Tables>().withPlugin(inCamelCase);
}

/** `where("id", "=", anyOf(ids))`: one parameter however many ids there are, so that the statement's text stays the same. */
export function anyOf<Id extends string>(ids: readonly Id[]): RawBuilder<Id> {
  return sql<Id>`any(${ids}::uuid[])`;
}
