import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import {
  type AccountId,
  type ContactListId,
  type PauseId,
  PROVIDER_KINDS,
  type TemplateId,
  TRANSFER_SECONDS,
  WAIT_SECONDS,
} from "@parley/schema";
import { citext, references, timestamp, within } from "../../platform/table-columns.ts";

/** A company's WhatsApp number. A deleted one stays for the history of its interactions (R16). */
export const AccountEntity = defineEntity({
  name: "Account",
  tableName: "account",
  properties: {
    id: p.uuid().$type<AccountId>().primary(),
    name: p.text(),
    key: citext(),
    providerKind: p.enum([...PROVIDER_KINDS]).fieldName("provider"),
    phone: p.text(),
    phoneAsEntered: p.text(),
    description: p.text().strictNullable(),
    receiveDomain: p.text().fieldName("domain"),
    /** Half of the receive URL's secret: never in a log. */
    receiveToken: p.text(),
    contactListId: references<ContactListId>("contact_list"),
    /** Credentials that are no secret, by field name. */
    plainCredentials: p.json<Readonly<Record<string, string>>>().fieldName("credentials").defaultRaw("'{}'"),
    /** The secret ones, sealed together; null when there is none. */
    sealedCredentials: p.blob().strictNullable(),
    waitForAssignedAgentSeconds: p
      .integer()
      .default(WAIT_SECONDS.default)
      .check(within("wait_for_assigned_agent_seconds", WAIT_SECONDS)),
    waitForAssignedQueueSeconds: p
      .integer()
      .default(WAIT_SECONDS.default)
      .check(within("wait_for_assigned_queue_seconds", WAIT_SECONDS)),
    notificationSound: p.boolean().default(true),
    notificationShake: p.boolean().default(false),
    notificationTemplate: p.text(),
    planId: references<string>("routing_plan", { isDeferred: true }).strictNullable().default(null),
    version: p.integer().default(1),
    createdAt: timestamp()
      .defaultRaw("now()")
      .onCreate(() => new Date()),
    deletedAt: timestamp().strictNullable().default(null),
    recontactTemplateId: references<TemplateId>("template", { onDelete: "set null" }).strictNullable().default(null),
    transferToAgentEnabled: p.boolean().default(true),
    transferToAgentTimeoutSeconds: p
      .integer()
      .default(TRANSFER_SECONDS.default)
      .check(within("transfer_to_agent_timeout_seconds", TRANSFER_SECONDS)),
    transferToQueueEnabled: p.boolean().default(true),
    transferToQueueTimeoutSeconds: p
      .integer()
      .default(TRANSFER_SECONDS.default)
      .check(within("transfer_to_queue_timeout_seconds", TRANSFER_SECONDS)),
    inactivityMinutes: p
      .integer()
      .strictNullable()
      .default(null)
      .check("inactivity_minutes >= 1 and inactivity_minutes <= 525600"),
    whitelistEnabled: p.boolean().default(false),
    whitelistMessage: p.text().strictNullable().default(null),
    mandatoryDisposition: p.boolean().default(false),
    dispositionPauseId: references<PauseId>("pause").strictNullable().default(null),
  },
  uniques: [{ name: "account_key_unique", properties: ["key"], where: "deleted_at is null" }],
  checks: [
    {
      name: "account_mandatory_disposition",
      expression: "not mandatory_disposition or disposition_pause_id is not null",
    },
    { name: "account_whitelist_message", expression: "not whitelist_enabled or whitelist_message is not null" },
  ],
});
export type AccountRow = InferEntity<typeof AccountEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    account: typeof AccountEntity;
  }
}
