import type { AccountId, ContactListId, InteractionId, OfferId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, column, columns, nullable, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { extrasOf, type PlanFacts, type PlanStep } from "../../routing-plans/index.ts";
import { readRoutingState, type StoredRoutingState } from "../domain/hunt.ts";
import type { RoutedSituation, Situation } from "../domain/situation.ts";

/** An interaction with all that is decided upon; its row is locked. */
export interface Loaded<Of extends Situation = Situation> {
  readonly id: InteractionId;
  readonly situation: Of & { readonly accountId: AccountId };
  /** The database's present as it was read: every deadline is compared with it (R14). */
  readonly now: Date;
}

export const SITUATION_COLUMNS = sql`interaction.id, interaction.account_id, interaction.phase, interaction.routing, interaction.routing_due_at,
  interaction.assigned_agent_id, interaction.assigned_queue_id, interaction.is_tab_open, interaction.is_unread, interaction.waiting_since, clock_timestamp() as now,
  interaction.last_inbound_at is not null as has_inbound,
  coalesce((select jsonb_agg(jsonb_build_object('id', offer.id, 'agentId', offer.agent_id, 'queueId', offer.queue_id,
              'expiresAt', offer.expires_at) order by offer.id)
            from offer where offer.interaction_id = interaction.id and offer.state = 'pending'), '[]') as pending`;

/** What `SITUATION_COLUMNS` gives. */
export const SITUATION = {
  ...columns("interaction", "id", "accountId", "phase", "routingDueAt", "assignedAgentId", "assignedQueueId"),
  ...columns("interaction", "isTabOpen", "isUnread", "waitingSince"),
  routing: nullable(value.json<StoredRoutingState>()),
  now: value.timestamp,
  hasInbound: value.boolean,
  pending:
    value.json<
      readonly {
        readonly id: OfferId;
        readonly agentId: UserId;
        readonly queueId: QueueId | null;
        readonly expiresAt: string;
      }[]
    >(),
};
type SituationRow = RowOf<typeof SITUATION>;

/** What people's commands are decided upon; the caller holds the locks. */
export async function readSituations(em: Em, ids: readonly InteractionId[]): Promise<readonly Loaded[]> {
  if (ids.length === 0) return [];
  const rows = await situationsById(em, { ids });
  return rows.map((row) => ({ id: row.id, situation: asSituation(row), now: row.now }));
}

const situationsById = statement(
  SITUATION,
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select ${SITUATION_COLUMNS} from interaction where interaction.id = any(${ids}::uuid[]) order by interaction.id`,
);

/** The same, with what searching for an agent needs. */
export async function readRoutedSituations(
  em: Em,
  ids: readonly InteractionId[],
): Promise<readonly Loaded<RoutedSituation>[]> {
  if (ids.length === 0) return [];
  const rows = await routedById(em, { ids });
  return rows.map((row) => ({ id: row.id, situation: asRouted(row), now: row.now }));
}

const ROUTED = {
  ...SITUATION,
  ...columns("interaction", "repliedActionIds", "number", "openedAt", "lastMessageAt", "tags", "variables"),
  actions: value.json<readonly PlanStep[]>(),
  ...columns("account", "waitForAssignedAgentSeconds", "waitForAssignedQueueSeconds"),
  inboundCount: value.number,
  accountName: column("account", "name"),
  accountKey: column("account", "key"),
  accountPhone: column("account", "phone"),
  contactId: column("contact", "id"),
  contactName: column("contact", "name"),
  contactPhone: column("contact", "phone"),
  ...columns("contact", "username"),
  listIds: value.texts as Column<readonly ContactListId[]>,
  messageType: nullable(column("message", "type")),
  messageText: nullable(column("message", "text")),
  messageContent: nullable(column("message", "content")),
};
type RoutedRow = RowOf<typeof ROUTED>;

const routedById = statement(
  ROUTED,
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select ${SITUATION_COLUMNS}, interaction.replied_action_ids, coalesce(plan.actions, '[]') as actions,
          account.wait_for_assigned_agent_seconds, account.wait_for_assigned_queue_seconds,
          (select count(*) from message where message.interaction_id = interaction.id and direction = 'inbound') as inbound_count,
          account.name as account_name, account.key as account_key, account.phone as account_phone,
          contact.id as contact_id, contact.name as contact_name, contact.phone as contact_phone, contact.username,
          array(select contact_list_id::text from contact_list_member where contact_id = contact.id) as list_ids,
          interaction.number, interaction.opened_at, interaction.last_message_at, interaction.tags, interaction.variables,
          written.type as message_type, written.text as message_text, written.content as message_content
        from interaction
        join account on account.id = interaction.account_id
        join contact on contact.id = interaction.contact_id
        left join lateral (
          select type, text, content from message where message.interaction_id = interaction.id and direction = 'inbound'
          order by occurred_at desc, id desc limit 1) as written on true
        left join routing_plan plan on plan.id = interaction.plan_id
        where interaction.id = any(${ids}::uuid[]) order by interaction.waiting_since nulls last, interaction.id`,
);

export function asSituation(row: SituationRow) {
  return {
    accountId: row.accountId,
    phase: row.phase,
    state: readRoutingState(row.routing),
    dueAt: row.routingDueAt,
    ownerId: row.assignedAgentId,
    assignedQueueId: row.assignedQueueId,
    isTabOpen: row.isTabOpen,
    isUnread: row.isUnread,
    waitingSince: row.waitingSince,
    hasInbound: row.hasInbound,
    pending: row.pending.map((offer) => ({ ...offer, expiresAt: new Date(offer.expiresAt) })),
  };
}

function asRouted(row: RoutedRow) {
  return {
    ...asSituation(row),
    plan: row.actions,
    waits: {
      assignedAgentSeconds: row.waitForAssignedAgentSeconds,
      assignedQueueSeconds: row.waitForAssignedQueueSeconds,
    },
    inboundCount: row.inboundCount,
    repliedStepIds: new Set(row.repliedActionIds),
    facts: factsOf(row),
  };
}

function factsOf(row: RoutedRow): PlanFacts {
  return {
    account: { id: row.accountId, name: row.accountName, key: row.accountKey, phone: row.accountPhone },
    contact: {
      id: row.contactId,
      name: row.contactName,
      phone: row.contactPhone,
      username: row.username,
      listIds: row.listIds,
    },
    interaction: {
      id: row.id,
      number: row.number,
      openedAt: row.openedAt,
      lastMessageAt: row.lastMessageAt,
      tags: row.tags,
      queueId: row.assignedQueueId,
      agentId: row.assignedAgentId,
    },
    message: { type: row.messageType ?? "text", text: row.messageText },
    extras: extrasOf(row.messageContent),
    variables: row.variables,
  };
}
