import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { InteractionId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** An agent who is choosing a mandatory disposition (R11): a lease that the open dialog renews. */
export const DisposingEntity = defineEntity({
  name: "Disposing",
  tableName: "disposing",
  properties: {
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    until: timestamp(),
  },
  indexes: [{ name: "disposing_until", properties: ["until"] }],
});
export type DisposingRow = InferEntity<typeof DisposingEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    disposing: typeof DisposingEntity;
  }
}
