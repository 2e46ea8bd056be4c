import type { EntitySchemaWithMeta, InferKyselyTable } from "@mikro-orm/postgresql";
import { CamelCasePlugin, type Kysely, type RawBuilder, sql } from "kysely";
import type { Em } from "./database.ts";
import type { EventEntity } from "./event-log/event.entity.ts";
import type { EventHeadEntity } from "./event-log/event-head.entity.ts";
import type { SchemaVersionEntity } from "./schema-version.entity.ts";
import type { SealingCheckEntity } from "./sealing-check.entity.ts";

/**
 * Every table's entity, by the table's name: here the platform's own, and each area's add themselves (`declare module`), so
 * that the platform knows the types of all tables and imports no area.
 */
export interface Entities {
  event: typeof EventEntity;
  event_head: typeof EventHeadEntity;
  schema_version: typeof SchemaVersionEntity;
  sealing_check: typeof SealingCheckEntity;
}

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
export function tables(em: Em): Kysely<Tables> {
  return em.getKysely<Tables>().withPlugin(inCamelCase);
}

/** `where("id", "=", anyOf(ids))`: one parameter however many ids there are, so that the statement's text stays the same. */
export function anyOf<Id extends string>(ids: readonly Id[]): RawBuilder<Id> {
  return sql<Id>`any(${ids}::uuid[])`;
}
