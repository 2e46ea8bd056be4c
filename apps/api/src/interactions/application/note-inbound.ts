import type { InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** What came in for one interaction in one batch. */
export interface InboundNews {
  readonly interactionId: InteractionId;
  readonly howMany: number;
  readonly lastMessageId: MessageId;
  readonly lastAt: Date;
}

/**
 * Marks interactions unread and hands them to routing, unless their owner has them open and is there (RT-04):
 * then the message is simply delivered. The service window starts anew (R12); our receipt time bounds a
 * provider's clock that runs ahead.
 */
export async function noteInbound(em: Em, news: readonly InboundNews[]): Promise<void> {
  if (news.length === 0) return;
  await query(
    em,
    sql`update interaction set
          is_unread = true,
          unread_count = unread_count + fresh.how_many,
          last_message_id = case when fresh.last_at >= coalesce(last_message_at, '-infinity') then fresh.message_id else last_message_id end,
          last_message_at = greatest(last_message_at, fresh.last_at),
          last_inbound_at = greatest(last_inbound_at, least(fresh.last_at, now())),
          routing = case when is_delivered then routing else coalesce(routing, '{"stage":"inbound"}') end,
          routing_due_at = case when is_delivered then routing_due_at else coalesce(routing_due_at, now()) end,
          version = version + 1
        from (
          select it.*, (interaction.phase = 'assigned' and interaction.is_tab_open and exists (
              select 1 from presence_lease lease where lease.user_id = interaction.assigned_agent_id and lease.online_until > now()
            )) as is_delivered
          from unnest(${news.map((it) => it.interactionId)}::uuid[], ${news.map((it) => it.howMany)}::int[],
            ${news.map((it) => it.lastMessageId)}::uuid[], ${news.map((it) => it.lastAt)}::timestamptz[])
            as it (interaction_id, how_many, message_id, last_at)
          join interaction on interaction.id = it.interaction_id
        ) as fresh
        where interaction.id = fresh.interaction_id`,
  );
}
