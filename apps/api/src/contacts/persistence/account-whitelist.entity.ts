import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { AccountId, ContactListId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** A list whose contacts may write to an account that has its whitelist enabled (R4). */
export const AccountWhitelistEntity = defineEntity({
  name: "AccountWhitelist",
  tableName: "account_whitelist",
  properties: {
    accountId: references<AccountId>("account", { onDelete: "cascade" }).primary(),
    contactListId: references<ContactListId>("contact_list", { onDelete: "cascade" }).primary(),
  },
  indexes: [{ name: "account_whitelist_list", properties: ["contactListId"] }],
});
export type AccountWhitelistRow = InferEntity<typeof AccountWhitelistEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    account_whitelist: typeof AccountWhitelistEntity;
  }
}
