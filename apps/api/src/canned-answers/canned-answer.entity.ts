import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId, CannedAnswerId } from "@parley/schema";

/** A prepared text for the composer, of one account or general (CAN-01, CAN-02). */
export const CannedAnswerEntity = defineEntity({
  name: "CannedAnswer",
  tableName: "canned_answer",
  properties: {
    id: p.uuid().$type<CannedAnswerId>().primary(),
    accountId: p.uuid().$type<AccountId>().strictNullable(),
    key: p.text(),
    text: p.text(),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});
export type CannedAnswerRow = InferEntity<typeof CannedAnswerEntity>;
