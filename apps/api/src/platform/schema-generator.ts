import { DeferMode, type EntityProperty, type MikroORM, UnderscoreNamingStrategy } from "@mikro-orm/core";
import { type DatabaseSchema, SchemaGenerator, type SqlEntityManager } from "@mikro-orm/postgresql";
import type { ForeignKey } from "./table-columns.ts";

/** Names constraints as PostgreSQL does by itself, so that a migration need not name them; and migrations by what they do. */
export class PostgresNames extends UnderscoreNamingStrategy {
  override indexName(
    table: string,
    columns: string[],
    type: Parameters<UnderscoreNamingStrategy["indexName"]>[2],
  ): string {
    const name = super.indexName(table, columns, type);
    return name
      .replace(/_foreign$/, "_fkey")
      .replace(/_unique$/, "_key")
      .replace(/_index$/, "_idx");
  }

  override classToMigrationName(_timestamp: string, name = ""): string {
    return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  }
}

/** Knows the foreign keys that columns declare with `references(…)`: MikroORM itself knows only those of its relations. */
export class TableSchemaGenerator extends SchemaGenerator {
  static override register(orm: MikroORM): void {
    orm.config.registerExtension(
      "@mikro-orm/schema-generator",
      () => new TableSchemaGenerator(orm.em as SqlEntityManager),
    );
  }

  override getTargetSchema(...options: Parameters<SchemaGenerator["getTargetSchema"]>): DatabaseSchema {
    const schema = super.getTargetSchema(...options);
    for (const meta of this.metadata.getAll().values()) {
      const table = schema.getTable(meta.tableName);
      for (const property of meta.props as (EntityProperty & { foreignKey?: ForeignKey })[]) {
        if (table === undefined || property.foreignKey === undefined) continue;
        const { table: referenced, onDelete, isDeferred } = property.foreignKey;
        const columnNames = property.fieldNames;
        const constraintName = this.platform.getIndexName(meta.tableName, columnNames, "foreign");
        table.getForeignKeys()[constraintName] = {
          constraintName,
          columnNames,
          localTableName: table.getShortestName(false),
          referencedColumnNames: ["id"],
          referencedTableName: `${schema.name}.${referenced}`,
          deleteRule: onDelete,
          updateRule: "no action",
          ...(isDeferred ? { deferMode: DeferMode.INITIALLY_DEFERRED } : {}),
        };
      }
    }
    return schema;
  }
}
