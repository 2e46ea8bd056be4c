import type { AccountId, ContactId, ContactListId, InteractionId, OfferId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
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

/** Locks interactions, in id order; which of them are there. What was decided just before is seen by the next statement. */
export async function lockInteractions(em: Em, ids: readonly InteractionId[]): Promise<readonly InteractionId[]> {
  const rows = await query<{ id: InteractionId }>(
    em,
    sql`select id from interaction where id = any(${ids}::uuid[]) order by id for update`,
  );
  return rows.map(({ id }) => id);
}

/** What people's commands are decided upon; the caller holds the locks. */
export async function readSituations(em: Em, ids: readonly InteractionId[]): Promise<readonly Loaded[]> {
  if (ids.length === 0) return [];
  const rows = await query<SituationRow>(
    em,
    sql`select ${SITUATION_COLUMNS} from interaction where interaction.id = any(${ids}::uuid[]) order by interaction.id`,
  );
  return rows.map((row) => ({ id: row.id, situation: asSituation(row), now: row.now }));
}

/** The same, with what looking for an agent needs. */
export async function readRoutedSituations(
  em: Em,
  ids: readonly InteractionId[],
): Promise<readonly Loaded<RoutedSituation>[]> {
  if (ids.length === 0) return [];
  const rows = await query<RoutedRow>(
    em,
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
  return rows.map((row) => ({ id: row.id, situation: asRouted(row), now: row.now }));
}

export interface SituationRow {
  readonly id: InteractionId;
  readonly accountId: AccountId;
  readonly phase: Situation["phase"];
  readonly routing: StoredRoutingState | null;
  readonly routingDueAt: Date | null;
  readonly assignedAgentId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly isUnread: boolean;
  readonly waitingSince: Date | null;
  readonly now: Date;
  readonly hasInbound: boolean;
  readonly pending: readonly {
    readonly id: OfferId;
    readonly agentId: UserId;
    readonly queueId: QueueId | null;
    readonly expiresAt: string;
  }[];
}

interface RoutedRow extends SituationRow {
  readonly repliedActionIds: readonly string[];
  readonly actions: readonly PlanStep[];
  readonly waitForAssignedAgentSeconds: number;
  readonly waitForAssignedQueueSeconds: number;
  readonly inboundCount: number;
  readonly accountName: string;
  readonly accountKey: string;
  readonly accountPhone: string;
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly contactPhone: string | null;
  readonly username: string | null;
  readonly listIds: readonly ContactListId[];
  readonly number: number;
  readonly openedAt: Date;
  readonly lastMessageAt: Date | null;
  readonly tags: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly messageType: string | null;
  readonly messageText: string | null;
  readonly messageContent: unknown;
}

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
