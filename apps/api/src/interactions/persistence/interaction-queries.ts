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
export const INTERACTION_COLUMNS = sql`interaction.id, interaction.number, interaction.account_id, interaction.contact_id,
  interaction.phase, interaction.opened_at, interaction.closed_at, interaction.closed_by, interaction.disposition,
  interaction.closing_note, interaction.assigned_agent_id, interaction.assigned_queue_id, interaction.is_unread,
  interaction.unread_count, interaction.waiting_since, interaction.last_message_id, interaction.last_message_at,
  interaction.last_inbound_at, interaction.tags, interaction.version`;

/** Interactions by id, in any order; unknown ids are missing. */
export function findInteractions(em: Em, ids: readonly InteractionId[]): Promise<InteractionRow[]> {
  return query(em, sql`select ${INTERACTION_COLUMNS} from interaction where id = any(${ids}::uuid[])`);
}

/** The contacts' interactions on the same account that were opened before each of these, newest first (DSK-04). */
export function findEarlier(
  em: Em,
  ids: readonly InteractionId[],
): Promise<(InteractionRow & { readonly laterId: InteractionId })[]> {
  return query(
    em,
    sql`select earlier.*, later.id as later_id from interaction later
        cross join lateral (
          select ${INTERACTION_COLUMNS} from interaction
          where interaction.contact_id = later.contact_id and interaction.account_id = later.account_id
            and (interaction.opened_at, interaction.id) < (later.opened_at, later.id)
          order by interaction.opened_at desc, interaction.id desc limit ${EARLIER_INTERACTIONS_MAX}) as earlier
        where later.id = any(${ids}::uuid[])
        order by earlier.opened_at desc, earlier.id desc`,
  );
}
