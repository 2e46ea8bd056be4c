import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { timestamp } from "./table-columns.ts";

/** In the table's only row: the newest version that migrated this database, and the oldest that may still work on it. */
export const SchemaVersionEntity = defineEntity({
  name: "SchemaVersion",
  tableName: "schema_version",
  properties: {
    onlyRow: p.boolean().primary().default(true).check("only_row"),
    version: p.text(),
    compatibleSince: p.text(),
    migratedAt: timestamp().defaultRaw("now()"),
  },
});
export type SchemaVersionRow = InferEntity<typeof SchemaVersionEntity>;

declare module "./tables.ts" {
  interface Entities {
    schema_version: typeof SchemaVersionEntity;
  }
}
