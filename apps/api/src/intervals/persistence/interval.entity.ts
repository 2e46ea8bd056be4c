import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { IntervalId, IntervalSubset } from "@parley/schema";
import { citext, timestamp } from "../../platform/table-columns.ts";

/** A named rule that says when something is open (R14). PostgreSQL has a type called interval, so the table is not. */
export const IntervalEntity = defineEntity({
  name: "Interval",
  tableName: "named_interval",
  properties: {
    id: p.uuid().$type<IntervalId>().primary(),
    name: citext().unique(),
    description: p.text().strictNullable(),
    /** Null: the server's. */
    timeZone: p.text().strictNullable(),
    subsets: p.json<readonly IntervalSubset[]>(),
    version: p.integer().default(1),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
  },
});
export type IntervalRow = InferEntity<typeof IntervalEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    named_interval: typeof IntervalEntity;
  }
}
