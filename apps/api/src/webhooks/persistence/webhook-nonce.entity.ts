import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A nonce that a provider's signature used, so that a recorded request cannot be replayed. */
export const WebhookNonceEntity = defineEntity({
  name: "WebhookNonce",
  tableName: "webhook_nonce",
  properties: {
    accountId: references<AccountId>("account", { onDelete: "cascade" }).primary(),
    nonce: p.text().primary(),
    seenAt: timestamp().defaultRaw("now()"),
  },
});
export type WebhookNonceRow = InferEntity<typeof WebhookNonceEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    webhook_nonce: typeof WebhookNonceEntity;
  }
}
