import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId, DispositionId } from "@parley/schema";

/** How an interaction ended, as a node of a tree of at most three levels (R11, DSP-02). */
export const DispositionEntity = defineEntity({
  name: "Disposition",
  tableName: "disposition",
  properties: {
    id: p.uuid().$type<DispositionId>().primary(),
    name: p.text(),
    parentId: p.uuid().$type<DispositionId>().strictNullable(),
    accountId: p.uuid().$type<AccountId>().strictNullable(),
    isSystem: p.boolean().default(false),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});
export type DispositionRow = InferEntity<typeof DispositionEntity>;
