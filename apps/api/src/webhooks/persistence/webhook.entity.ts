import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { AccountId } from "@parley/schema";
import { identity, references, timestamp } from "../../platform/table-columns.ts";

/** A provider's request exactly as it came, until it has been read. */
export const WebhookEntity = defineEntity({
  name: "Webhook",
  tableName: "webhook",
  properties: {
    id: identity().primary(),
    accountId: references<AccountId>("account"),
    method: p.text(),
    url: p.text(),
    headers: p.json<Readonly<Record<string, string>>>(),
    body: p.blob().$type<Buffer>(),
    state: p.enum(["pending", "done", "failed"]).default("pending"),
    reason: p.text().strictNullable(),
    receivedAt: timestamp().defaultRaw("now()"),
    processedAt: timestamp().strictNullable(),
    replayedAt: timestamp().strictNullable(),
  },
  indexes: [
    { name: "webhook_done", properties: ["processedAt"], where: "state = 'done'" },
    { name: "webhook_failed", properties: ["id"], where: "state = 'failed'" },
    { name: "webhook_pending", properties: ["id"], where: "state = 'pending'" },
  ],
});
export type WebhookRow = InferEntity<typeof WebhookEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    webhook: typeof WebhookEntity;
  }
}
