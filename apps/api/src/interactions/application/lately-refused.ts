import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { OpenInteraction } from "./open-interaction.ts";

/** Those of the interactions whose contact was turned away, and told so, on the same account in the last minutes (R4). */
export async function latelyRefused(
  em: Em,
  interactions: readonly Omit<OpenInteraction, "isNew" | "hasOwner">[],
  minutes: number,
): Promise<ReadonlySet<InteractionId>> {
  const rows = await query<{ interactionId: InteractionId }>(
    em,
    sql`select asked.interaction_id
        from unnest(${interactions.map((it) => it.interactionId)}::uuid[], ${interactions.map((it) => it.accountId)}::uuid[],
          ${interactions.map((it) => it.contactId)}::uuid[]) as asked (interaction_id, account_id, contact_id)
        where exists (
          select 1 from interaction refused
          join message reply on reply.interaction_id = refused.id
          where refused.contact_id = asked.contact_id and refused.account_id = asked.account_id
            and refused.closed_by = 'whitelist' and refused.closed_at > now() - make_interval(mins => ${minutes})
            and reply.is_automatic and reply.direction = 'outbound' and reply.status <> 'failed')`,
  );
  return new Set(rows.map(({ interactionId }) => interactionId));
}
