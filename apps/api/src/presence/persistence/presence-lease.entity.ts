import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** One row for each node an agent is connected to: the agent is online while any lease ends in the future (R7). */
export const PresenceLeaseEntity = defineEntity({
  name: "PresenceLease",
  tableName: "presence_lease",
  properties: {
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    nodeId: p.uuid().primary(),
    onlineUntil: timestamp(),
  },
});
export type PresenceLeaseRow = InferEntity<typeof PresenceLeaseEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    presence_lease: typeof PresenceLeaseEntity;
  }
}
