import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { InteractionId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A transfer that was asked for, by its idempotency key: the same key asked twice is one transfer. */
export const TransferRequestEntity = defineEntity({
  name: "TransferRequest",
  tableName: "transfer_request",
  properties: {
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).primary(),
    idempotencyKey: p.text().primary(),
    requestedAt: timestamp().defaultRaw("now()"),
  },
});
export type TransferRequestRow = InferEntity<typeof TransferRequestEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    transfer_request: typeof TransferRequestEntity;
  }
}
