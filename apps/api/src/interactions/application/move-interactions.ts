import type { AccountId, ContactId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import type { CloseInteractions } from "./close-interactions.ts";

/**
 * Gives one contact's interactions to another that is the same person (R1). Where both have an open one on an
 * account, the older keeps going with the messages of both, and the emptied one is closed; what nobody read of it
 * is looked after there (R8).
 */
export async function moveInteractions(
  em: Em,
  from: ContactId,
  into: ContactId,
  close: CloseInteractions,
): Promise<readonly Fact[]> {
  const doubled = await query<{ keptId: InteractionId; emptiedId: InteractionId; accountId: AccountId }>(
    em,
    sql`select least(a.id, b.id) as kept_id, greatest(a.id, b.id) as emptied_id, a.account_id
        from interaction a join interaction b on b.account_id = a.account_id and b.contact_id = ${into} and b.phase <> 'closed'
        where a.contact_id = ${from} and a.phase <> 'closed' for update`,
  );
  const facts: Fact[] = [];
  for (const { keptId, emptiedId, accountId } of doubled) {
    await query(em, sql`update message set interaction_id = ${keptId} where interaction_id = ${emptiedId}`);
    await query(em, sql`update attachment set interaction_id = ${keptId} where interaction_id = ${emptiedId}`);
    await query(
      em,
      sql`update interaction set is_unread = kept.is_unread or emptied.is_unread, unread_count = kept.unread_count + emptied.unread_count,
            last_message_id = case when coalesce(emptied.last_message_at, '-infinity') > coalesce(kept.last_message_at, '-infinity')
              then emptied.last_message_id else kept.last_message_id end,
            last_message_at = greatest(kept.last_message_at, emptied.last_message_at),
            last_inbound_at = greatest(kept.last_inbound_at, emptied.last_inbound_at),
            awaiting_customer_since = case when emptied.last_inbound_at > kept.awaiting_customer_since then null else kept.awaiting_customer_since end,
            routing = case when emptied.is_unread then coalesce(kept.routing, '{"stage":"inbound"}') else kept.routing end,
            routing_due_at = case when emptied.is_unread then coalesce(kept.routing_due_at, now()) else kept.routing_due_at end,
            version = kept.version + 1
          from interaction kept, interaction emptied
          where interaction.id = ${keptId} and kept.id = ${keptId} and emptied.id = ${emptiedId}`,
    );
    const closing = {
      interactionId: emptiedId,
      closedBy: "plan",
      dispositionId: null,
      agentId: null,
      note: null,
    } as const;
    facts.push(...(await close(em, [closing])), { kind: "interaction_changed", interactionId: keptId, accountId });
  }
  await query(em, sql`update interaction set contact_id = ${into} where contact_id = ${from}`);
  return facts;
}
