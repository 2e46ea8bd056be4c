import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId, CannedAnswerId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A prepared text for the composer, of one account or general. */
export const CannedAnswerEntity = defineEntity({
  name: "CannedAnswer",
  tableName: "canned_answer",
  properties: {
    id: p.uuid().$type<CannedAnswerId>().primary(),
    accountId: references<AccountId>("account", { onDelete: "cascade" }).strictNullable(),
    key: p.text(),
    text: p.text(),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
    version: p.integer().default(1),
  },
});
export type CannedAnswerRow = InferEntity<typeof CannedAnswerEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    canned_answer: typeof CannedAnswerEntity;
  }
}
