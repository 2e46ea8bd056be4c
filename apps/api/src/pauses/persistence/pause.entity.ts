import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { PauseId } from "@parley/schema";
import { citext, timestamp } from "../../platform/table-columns.ts";

/** A reason an agent can give for pausing. */
export const PauseEntity = defineEntity({
  name: "Pause",
  tableName: "pause",
  properties: {
    id: p.uuid().$type<PauseId>().primary(),
    name: citext().unique(),
    createdAt: timestamp().defaultRaw("now()"),
  },
});
export type PauseRow = InferEntity<typeof PauseEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    pause: typeof PauseEntity;
  }
}
