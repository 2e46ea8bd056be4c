import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { ContactId, ContactListId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** A contact in a list. */
export const ContactListMemberEntity = defineEntity({
  name: "ContactListMember",
  tableName: "contact_list_member",
  properties: {
    contactListId: references<ContactListId>("contact_list", { onDelete: "cascade" }).primary(),
    contactId: references<ContactId>("contact", { onDelete: "cascade" }).primary(),
  },
});
export type ContactListMemberRow = InferEntity<typeof ContactListMemberEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    contact_list_member: typeof ContactListMemberEntity;
  }
}
