import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { InteractionId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** Somebody who has an interaction open: a lease that their node renews. */
export const ViewingLeaseEntity = defineEntity({
  name: "ViewingLease",
  tableName: "viewing_lease",
  properties: {
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    nodeId: p.uuid().primary(),
    viewingUntil: timestamp(),
  },
  indexes: [{ name: "viewing_lease_node", properties: ["nodeId"] }],
});
export type ViewingLeaseRow = InferEntity<typeof ViewingLeaseEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    viewing_lease: typeof ViewingLeaseEntity;
  }
}
