import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { UserId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** The presence that was last published for a user, so that only changes are published. */
export const PresenceShownEntity = defineEntity({
  name: "PresenceShown",
  tableName: "presence_shown",
  properties: {
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
    isOnline: p.boolean(),
  },
});
export type PresenceShownRow = InferEntity<typeof PresenceShownEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    presence_shown: typeof PresenceShownEntity;
  }
}
