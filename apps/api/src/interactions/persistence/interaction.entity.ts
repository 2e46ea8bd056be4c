import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import {
  type AccountId,
  CLOSED_BY,
  type ContactId,
  INTERACTION_PHASES,
  type InteractionId,
  type MessageId,
  type QueueId,
  type UserId,
} from "@parley/schema";
import { identity, references, timestamp } from "../../platform/table-columns.ts";

/** A conversation between one contact and one account, from the first message to its closing. */
export const InteractionEntity = defineEntity({
  name: "Interaction",
  tableName: "interaction",
  properties: {
    id: p.uuid().$type<InteractionId>().primary(),
    number: identity().unique(),
    accountId: references<AccountId>("account"),
    contactId: references<ContactId>("contact"),
    phase: p.enum([...INTERACTION_PHASES]),
    openedAt: timestamp().defaultRaw("now()"),
    closedAt: timestamp().strictNullable(),
    closedBy: p.enum([...CLOSED_BY]).strictNullable(),
    /** The names on the way to the disposition it was closed with, as they were then. */
    disposition: p.array().defaultRaw("'{}'"),
    closingNote: p.text().strictNullable(),
    assignedAgentId: references<UserId>("parley_user").strictNullable(),
    assignedQueueId: references<QueueId>("queue", { onDelete: "set null" }).strictNullable(),
    isTabOpen: p.boolean().default(false),
    isUnread: p.boolean().default(true),
    unreadCount: p.integer().default(0),
    waitingSince: timestamp().strictNullable(),
    lastMessageId: p.uuid().$type<MessageId>().strictNullable(),
    lastMessageAt: timestamp().strictNullable(),
    lastInboundAt: timestamp().strictNullable(),
    tags: p.array().defaultRaw("'{}'"),
    planId: references<string>("routing_plan").strictNullable(),
    /** How far routing has come: routing decides it and reads it, and has its type. */
    routing: p.json<object>().strictNullable(),
    routingDueAt: timestamp().strictNullable(),
    huntedQueueId: p.uuid().$type<QueueId>().strictNullable(),
    huntedAgentId: p.uuid().$type<UserId>().strictNullable(),
    repliedActionIds: p.array().defaultRaw("'{}'"),
    version: p.integer().default(1),
    awaitingCustomerSince: timestamp().strictNullable(),
    variables: p.json<Readonly<Record<string, string>>>().defaultRaw("'{}'"),
  },
  indexes: [
    {
      name: "interaction_agent",
      columns: [{ name: "assignedAgentId" }, { name: "phase" }, { name: "lastMessageAt", sort: "DESC" }],
    },
    {
      name: "interaction_awaiting_customer",
      properties: ["accountId", "awaitingCustomerSince"],
      where: "awaiting_customer_since is not null and phase <> 'closed'",
    },
    { name: "interaction_contact", columns: [{ name: "contactId" }, { name: "openedAt", sort: "DESC" }] },
    { name: "interaction_due", properties: ["routingDueAt"], where: "routing_due_at is not null" },
    { name: "interaction_hunted_agent", properties: ["huntedAgentId"], where: "hunted_agent_id is not null" },
    { name: "interaction_hunted_queue", properties: ["huntedQueueId"], where: "hunted_queue_id is not null" },
    {
      name: "interaction_inbox",
      expression:
        "create index interaction_inbox on interaction (account_id, coalesce(last_message_at, opened_at) desc, id desc)",
    },
    {
      name: "interaction_longest_waiting",
      expression:
        "create index interaction_longest_waiting on interaction (coalesce(waiting_since, 'infinity'::timestamptz), id)",
    },
    {
      name: "interaction_open",
      expression:
        "create index interaction_open on interaction (coalesce(last_message_at, opened_at) desc, id desc) where phase <> 'closed'",
    },
    {
      name: "interaction_opened",
      columns: [
        { name: "openedAt", sort: "DESC" },
        { name: "id", sort: "DESC" },
      ],
    },
    {
      name: "interaction_recent",
      expression: "create index interaction_recent on interaction (coalesce(last_message_at, opened_at) desc, id desc)",
    },
    { name: "interaction_waiting", properties: ["openedAt"], where: "phase in ('routing', 'offered', 'waiting')" },
  ],
  uniques: [{ name: "interaction_one_open", properties: ["accountId", "contactId"], where: "phase <> 'closed'" }],
  checks: [{ name: "interaction_closed_at", expression: "(phase = 'closed') = (closed_at is not null)" }],
});
export type InteractionRow = InferEntity<typeof InteractionEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    interaction: typeof InteractionEntity;
  }
}
