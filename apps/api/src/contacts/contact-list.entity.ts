import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ContactListId } from "@parley/schema";

/** A list of contacts (CM-01). Each account saves unknown senders in one. */
export const ContactListEntity = defineEntity({
  name: "ContactList",
  tableName: "contact_list",
  properties: {
    id: p.uuid().$type<ContactListId>().primary(),
    name: p.string().columnType("citext"),
    description: p.text().strictNullable(),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});
export type ContactListRow = InferEntity<typeof ContactListEntity>;
