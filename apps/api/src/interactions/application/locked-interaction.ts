import type { AccountId, ContactId, InteractionId, InteractionPhase, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";

/** What acts on an interaction decide upon. */
export interface LockedInteraction {
  readonly id: InteractionId;
  readonly accountId: AccountId;
  readonly contactId: ContactId;
  readonly phase: InteractionPhase;
  readonly assignedAgentId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly isUnread: boolean;
  readonly version: number;
}

/** The interaction, locked until the transaction ends; null when it is not there or may not be seen. */
export async function lockInteraction(
  em: Em,
  id: InteractionId,
  scope: AccountScope,
): Promise<LockedInteraction | null> {
  if (!UUID.test(id)) return null;
  const [row] = await query<LockedInteraction>(
    em,
    sql`select id, account_id, contact_id, phase, assigned_agent_id, assigned_queue_id, is_tab_open, is_unread, version
        from interaction where id = ${id} for update`,
  );
  if (row === undefined || !(scope.all || scope.accountIds.includes(row.accountId))) return null;
  return row;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
