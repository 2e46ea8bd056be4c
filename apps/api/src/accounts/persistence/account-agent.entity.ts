import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { AccountId, UserId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** An agent who works on an account. */
export const AccountAgentEntity = defineEntity({
  name: "AccountAgent",
  tableName: "account_agent",
  properties: {
    accountId: references<AccountId>("account", { onDelete: "cascade" }).primary(),
    userId: references<UserId>("parley_user", { onDelete: "cascade" }).primary(),
  },
  indexes: [{ name: "account_agent_user", properties: ["userId"] }],
});
export type AccountAgentRow = InferEntity<typeof AccountAgentEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    account_agent: typeof AccountAgentEntity;
  }
}
