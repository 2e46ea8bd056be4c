import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { IntervalId, IntervalSubset } from "@parley/schema";

/** A named rule that says when something is open (R14). PostgreSQL has a type called interval, so the table is not. */
export const IntervalEntity = defineEntity({
  name: "Interval",
  tableName: "named_interval",
  properties: {
    id: p.uuid().$type<IntervalId>().primary(),
    name: p.string().columnType("citext"),
    description: p.text().strictNullable(),
    /** Null: the server's (INT-05). */
    timeZone: p.text().strictNullable(),
    subsets: p.json<readonly IntervalSubset[]>(),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});
export type IntervalRow = InferEntity<typeof IntervalEntity>;
