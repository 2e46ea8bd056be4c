import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import {
  type AccountId,
  type InteractionId,
  OFFER_REASONS,
  OFFER_STATES,
  type OfferId,
  type QueueId,
  type UserId,
  type WithdrawalReason,
} from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** An invitation to one agent to take an interaction. At most one is pending per interaction and agent. */
export const OfferEntity = defineEntity({
  name: "Offer",
  tableName: "offer",
  properties: {
    id: p.uuid().$type<OfferId>().primary(),
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }),
    accountId: references<AccountId>("account"),
    agentId: references<UserId>("parley_user"),
    queueId: references<QueueId>("queue", { onDelete: "set null" }).strictNullable(),
    reason: p.enum([...OFFER_REASONS]),
    state: p.enum([...OFFER_STATES]).default("pending"),
    offeredAt: timestamp().defaultRaw("now()"),
    expiresAt: timestamp(),
    decidedAt: timestamp().strictNullable(),
    takenById: references<UserId>("parley_user").strictNullable(),
    withdrawnBecause: p.text().$type<WithdrawalReason>().strictNullable(),
  },
  indexes: [
    { name: "offer_agent", properties: ["agentId"], where: "state = 'pending'" },
    { name: "offer_interaction", properties: ["interactionId", "offeredAt"] },
  ],
  uniques: [{ name: "offer_one_pending", properties: ["interactionId", "agentId"], where: "state = 'pending'" }],
});
export type OfferRow = InferEntity<typeof OfferEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    offer: typeof OfferEntity;
  }
}
