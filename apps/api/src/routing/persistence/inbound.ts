import type { InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { RoutingState } from "../domain/hunt.ts";
import type { Situation } from "../domain/situation.ts";
import { asSituation, SITUATION_COLUMNS, type SituationRow } from "./situations.ts";

/** An interaction a customer has just written in. */
export interface InboundStanding {
  readonly id: InteractionId;
  readonly situation: Situation;
  readonly isOwnerOnline: boolean;
  readonly now: Date;
}

export async function readInboundStandings(em: Em, ids: readonly InteractionId[]): Promise<readonly InboundStanding[]> {
  const rows = await query<SituationRow & { readonly isOwnerOnline: boolean }>(
    em,
    sql`select ${SITUATION_COLUMNS}, exists (select 1 from presence_lease lease
            where lease.user_id = interaction.assigned_agent_id and lease.online_until > now()) as is_owner_online
        from interaction where interaction.id = any(${ids}::uuid[])`,
  );
  return rows.map((row) => ({
    id: row.id,
    situation: asSituation(row),
    isOwnerOnline: row.isOwnerOnline,
    now: row.now,
  }));
}

/**
 * Stores what came in and where routing stands now. The service window starts anew (R12); our receipt time bounds
 * a provider's clock that runs ahead. The customer is not waited for any more.
 */
export async function storeInbound(
  em: Em,
  news: readonly {
    readonly interactionId: InteractionId;
    readonly howMany: number;
    readonly lastMessageId: MessageId;
    readonly lastAt: Date;
    readonly state: RoutingState | null;
    readonly dueAt: Date | null;
    readonly waitingSince: Date | null;
  }[],
): Promise<void> {
  await query(
    em,
    sql`update interaction set
          is_unread = true,
          unread_count = unread_count + (row->>'howMany')::int,
          last_message_id = case when (row->>'lastAt')::timestamptz >= coalesce(last_message_at, '-infinity')
            then (row->>'lastMessageId')::uuid else last_message_id end,
          last_message_at = greatest(last_message_at, (row->>'lastAt')::timestamptz),
          last_inbound_at = greatest(last_inbound_at, least((row->>'lastAt')::timestamptz, now())),
          awaiting_customer_since = null,
          routing = nullif((row->'state')::jsonb, 'null'),
          routing_due_at = (row->>'dueAt')::timestamptz,
          waiting_since = (row->>'waitingSince')::timestamptz,
          version = version + 1
        from json_array_elements(${JSON.stringify(news)}::json) as row
        where interaction.id = (row->>'interactionId')::uuid`,
  );
}
