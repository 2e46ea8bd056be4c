import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ContactId } from "@parley/schema";
import { references } from "../../platform/table-columns.ts";

/** A telephone number or a provider's identifier by which a contact is recognised. */
export const ContactIdentifierEntity = defineEntity({
  name: "ContactIdentifier",
  tableName: "contact_identifier",
  properties: {
    kind: p.enum(["phone", "business_scoped_id", "parent_business_scoped_id"]).primary(),
    value: p.text().primary(),
    contactId: references<ContactId>("contact", { onDelete: "cascade" }),
  },
  indexes: [{ name: "contact_identifier_contact", properties: ["contactId"] }],
});
export type ContactIdentifierRow = InferEntity<typeof ContactIdentifierEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    contact_identifier: typeof ContactIdentifierEntity;
  }
}
