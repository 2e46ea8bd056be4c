import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type { ProviderTemplate } from "@parley/providers";
import { type AccountId, TEMPLATE_STATES, type TemplateId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** A message template as its provider has it. One the provider no longer has is marked deleted and stays for history. */
export const TemplateEntity = defineEntity({
  name: "Template",
  tableName: "template",
  properties: {
    id: p.uuid().$type<TemplateId>().primary(),
    accountId: references<AccountId>("account", { onDelete: "cascade" }),
    providerTemplateId: p.text().strictNullable(),
    name: p.text(),
    language: p.text(),
    category: p.text().strictNullable(),
    state: p.enum([...TEMPLATE_STATES]),
    header: p.json<NonNullable<ProviderTemplate["header"]>>().strictNullable(),
    body: p.text(),
    footer: p.text().strictNullable(),
    buttons: p.json<ProviderTemplate["buttons"]>().defaultRaw("'[]'"),
    isRecontact: p.boolean().default(false),
    synchronisedAt: timestamp().defaultRaw("now()"),
  },
  uniques: [{ properties: ["accountId", "name", "language"] }],
});
export type TemplateRow = InferEntity<typeof TemplateEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    template: typeof TemplateEntity;
  }
}
