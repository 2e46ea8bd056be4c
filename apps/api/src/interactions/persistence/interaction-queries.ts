import {
  type AccountId,
  type ClosedBy,
  type ContactId,
  EARLIER_INTERACTIONS_MAX,
  type InteractionId,
  type InteractionPhase,
  type MessageId,
  type QueueId,
  type UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** An interaction as stored, as far as it is shown. */
export interface InteractionRow {
  readonly id: InteractionId;
  readonly number: number;
  readonly accountId: AccountId;
  readonly contactId: ContactId;
  readonly phase: InteractionPhase;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: ClosedBy | null;
  readonly disposition: readonly string[];
  readonly closingNote: string | null;
  readonly assignedAgentId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly isUnread: boolean;
  readonly unreadCount: number;
  readonly waitingSince: Date | null;
  readonly lastMessageId: MessageId | null;
  readonly lastMessageAt: Date | null;
  readonly lastInboundAt: Date | null;
  readonly tags: readonly string[];
  readonly version: number;
}

/** The columns of an `InteractionRow` of `interaction`. */
export const INTERACTION_COLUMNS = sql`interaction.id, interaction.number, interaction.account_id as "accountId",
  interaction.contact_id as "contactId", interaction.phase, interaction.opened_at as "openedAt",
  interaction.closed_at as "closedAt", interaction.closed_by as "closedBy", interaction.disposition,
  interaction.closing_note as "closingNote", interaction.assigned_agent_id as "assignedAgentId",
  interaction.assigned_queue_id as "assignedQueueId", interaction.is_tab_open as "isTabOpen", interaction.is_unread as "isUnread",
  interaction.unread_count as "unreadCount", interaction.waiting_since as "waitingSince",
  interaction.last_message_id as "lastMessageId", interaction.last_message_at as "lastMessageAt",
  interaction.last_inbound_at as "lastInboundAt", interaction.tags, interaction.version`;

/** Interactions by id, in any order; unknown ids are missing. */
export function findInteractions(em: Em, ids: readonly InteractionId[]): Promise<InteractionRow[]> {
  return query(em, sql`select ${INTERACTION_COLUMNS} from interaction where id = any(${ids}::uuid[])`);
}

/** The contacts' interactions on the same account that were opened before each of these, newest first. */
export function findEarlier(
  em: Em,
  ids: readonly InteractionId[],
): Promise<(InteractionRow & { readonly laterId: InteractionId })[]> {
  return query(
    em,
    sql`select earlier.*, later.id as "laterId" from interaction later
        cross join lateral (
          select ${INTERACTION_COLUMNS} from interaction
          where interaction.contact_id = later.contact_id and interaction.account_id = later.account_id
            and (interaction.opened_at, interaction.id) < (later.opened_at, later.id)
          order by interaction.opened_at desc, interaction.id desc limit ${EARLIER_INTERACTIONS_MAX}) as earlier
        where later.id = any(${ids}::uuid[])
        order by earlier."openedAt" desc, earlier.id desc`,
  );
}
