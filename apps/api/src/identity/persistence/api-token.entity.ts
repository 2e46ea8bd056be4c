import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ApiTokenId, UserId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A token for tools, stored by its hash only. */
export const ApiTokenEntity = defineEntity({
  name: "ApiToken",
  tableName: "api_token",
  properties: {
    id: p.uuid().$type<ApiTokenId>().primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }),
    name: p.text(),
    tokenHash: p.blob().unique(),
    scopes: p.array(),
    createdAt: timestamp().defaultRaw("now()"),
    lastUsedAt: timestamp().strictNullable(),
    expiresAt: timestamp().strictNullable(),
  },
});
export type ApiTokenRow = InferEntity<typeof ApiTokenEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    api_token: typeof ApiTokenEntity;
  }
}
