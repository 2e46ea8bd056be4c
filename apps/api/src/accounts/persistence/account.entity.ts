import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import {
  type AccountId,
  type ContactListId,
  type PauseId,
  PROVIDER_KINDS,
  type TemplateId,
  TRANSFER_SECONDS,
} from "@parley/schema";

/** A company's WhatsApp number. A deleted one stays for the history of its interactions (R16). */
export const AccountEntity = defineEntity({
  name: "Account",
  tableName: "account",
  properties: {
    id: p.uuid().$type<AccountId>().primary(),
    name: p.text(),
    key: p.string().columnType("citext"),
    providerKind: p.enum([...PROVIDER_KINDS]).fieldName("provider"),
    phone: p.text(),
    phoneAsEntered: p.text(),
    description: p.text().strictNullable(),
    receiveDomain: p.text().fieldName("domain"),
    /** Half of the receive URL's secret: never in a log. */
    receiveToken: p.text(),
    contactListId: p.uuid().$type<ContactListId>(),
    /** Credentials that are no secret, by field name. */
    plainCredentials: p.json<Readonly<Record<string, string>>>().fieldName("credentials"),
    /** The secret ones, sealed together; null when there is none. */
    sealedCredentials: p.blob().strictNullable(),
    waitForAssignedAgentSeconds: p.integer(),
    waitForAssignedQueueSeconds: p.integer(),
    inactivityMinutes: p.integer().strictNullable().default(null),
    transferToAgentEnabled: p.boolean().default(true),
    transferToAgentTimeoutSeconds: p.integer().default(TRANSFER_SECONDS.default),
    transferToQueueEnabled: p.boolean().default(true),
    transferToQueueTimeoutSeconds: p.integer().default(TRANSFER_SECONDS.default),
    mandatoryDisposition: p.boolean().default(false),
    dispositionPauseId: p.uuid().$type<PauseId>().strictNullable().default(null),
    whitelistEnabled: p.boolean().default(false),
    whitelistMessage: p.text().strictNullable().default(null),
    notificationSound: p.boolean().default(true),
    notificationShake: p.boolean().default(false),
    notificationTemplate: p.text(),
    planId: p.uuid().strictNullable().default(null),
    recontactTemplateId: p.uuid().$type<TemplateId>().strictNullable().default(null),
    version: p.integer().default(1),
    createdAt: p.datetime().onCreate(() => new Date()),
    deletedAt: p.datetime().strictNullable().default(null),
  },
});
export type AccountRow = InferEntity<typeof AccountEntity>;
