import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import { identity, references, timestamp } from "../../platform/table-columns.ts";

/** What a provider reported about a message that is not stored yet (R3): a status before the send call returned, a reaction before its message. */
export const EarlyEventEntity = defineEntity({
  name: "EarlyEvent",
  tableName: "early_event",
  properties: {
    id: identity().primary(),
    accountId: references<AccountId>("account", { onDelete: "cascade" }),
    providerMessageId: p.text(),
    event: p.json<InboundEvent>(),
    receivedAt: timestamp().defaultRaw("now()"),
  },
  indexes: [{ name: "early_event_target", properties: ["accountId", "providerMessageId"] }],
});
export type EarlyEventRow = InferEntity<typeof EarlyEventEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    early_event: typeof EarlyEventEntity;
  }
}
