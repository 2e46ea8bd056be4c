import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ContactListId } from "@parley/schema";
import { citext, timestamp } from "../../platform/table-columns.ts";

/** A list of contacts. Each account saves unknown senders in one. */
export const ContactListEntity = defineEntity({
  name: "ContactList",
  tableName: "contact_list",
  properties: {
    id: p.uuid().$type<ContactListId>().primary(),
    name: citext().unique(),
    description: p.text().strictNullable(),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
    version: p.integer().default(1),
  },
});
export type ContactListRow = InferEntity<typeof ContactListEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    contact_list: typeof ContactListEntity;
  }
}
