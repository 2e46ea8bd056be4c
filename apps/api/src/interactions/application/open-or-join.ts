import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { findOpen } from "./find-open.ts";
import type { OpenInteraction, Sender } from "./open-interaction.ts";

/**
 * The open interaction of each sender, opened where there is none (R1): the partial unique
 * index decides, so that no race makes a second one. Rows come back locked, in id order.
 */
export async function openOrJoin(em: Em, senders: readonly Sender[]): Promise<readonly OpenInteraction[]> {
  if (senders.length === 0) return [];
  const ids = senders.map(() => newId<InteractionId>());
  const accounts = senders.map(({ accountId }) => accountId);
  const contacts = senders.map(({ contactId }) => contactId);
  const opened = await query<{ id: InteractionId }>(
    em,
    sql`insert into interaction (id, account_id, contact_id, phase, plan_id, waiting_since)
        select sender.id, sender.account_id, sender.contact_id, 'routing', account.plan_id, now()
        from unnest(${ids}::uuid[], ${accounts}::uuid[], ${contacts}::uuid[]) as sender (id, account_id, contact_id)
        join account on account.id = sender.account_id
        on conflict (account_id, contact_id) where phase <> 'closed' do nothing
        returning id`,
  );
  const isNew = new Set(opened.map(({ id }) => id));
  const open = await findOpen(em, senders);
  return open.map((it) => ({ ...it, isNew: isNew.has(it.interactionId) }));
}
