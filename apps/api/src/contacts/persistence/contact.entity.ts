import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ContactId } from "@parley/schema";
import { timestamp } from "../../platform/table-columns.ts";

/** A customer, on whatever account they write. */
export const ContactEntity = defineEntity({
  name: "Contact",
  tableName: "contact",
  properties: {
    id: p.uuid().$type<ContactId>().primary(),
    name: p.text(),
    username: p.text().strictNullable(),
    phone: p.text().strictNullable(),
    createdAt: timestamp().defaultRaw("now()"),
    email: p.text().strictNullable(),
    description: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});
export type ContactRow = InferEntity<typeof ContactEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    contact: typeof ContactEntity;
  }
}
