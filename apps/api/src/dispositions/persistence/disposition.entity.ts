import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId, DispositionId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** How an interaction ended, as a node of a tree of at most three levels (R11). */
export const DispositionEntity = defineEntity({
  name: "Disposition",
  tableName: "disposition",
  properties: {
    id: p.uuid().$type<DispositionId>().primary(),
    name: p.text(),
    parentId: references<DispositionId>("disposition", { onDelete: "cascade" }).strictNullable(),
    accountId: references<AccountId>("account", { onDelete: "cascade" }).strictNullable(),
    isSystem: p.boolean().default(false),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
    version: p.integer().default(1),
  },
});
export type DispositionRow = InferEntity<typeof DispositionEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    disposition: typeof DispositionEntity;
  }
}
