import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { SessionId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** One signed-in browser. The cookie's token is stored by its hash only. */
export const SessionEntity = defineEntity({
  name: "Session",
  tableName: "session",
  properties: {
    id: p.uuid().$type<SessionId>().primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }),
    tokenHash: p.blob().unique(),
    createdAt: timestamp().defaultRaw("now()"),
    expiresAt: timestamp(),
    lastSeenAt: timestamp().defaultRaw("now()"),
  },
  indexes: [{ name: "session_by_user", properties: ["userId"] }],
});
export type SessionRow = InferEntity<typeof SessionEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    session: typeof SessionEntity;
  }
}
