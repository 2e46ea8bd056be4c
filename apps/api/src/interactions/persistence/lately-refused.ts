import type { AccountId, ContactId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { column } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { OpenInteraction } from "./open-interactions.ts";

/** Those of the interactions whose contact was turned away, and told so, on the same account in the last minutes (R4). */
export async function latelyRefused(
  em: Em,
  interactions: readonly Omit<OpenInteraction, "isNew" | "hasOwner">[],
  minutes: number,
): Promise<ReadonlySet<InteractionId>> {
  const rows = await findRefused(em, {
    ids: interactions.map(({ interactionId }) => interactionId),
    accountIds: interactions.map(({ accountId }) => accountId),
    contactIds: interactions.map(({ contactId }) => contactId),
    minutes,
  });
  return new Set(rows.map(({ interactionId }) => interactionId));
}

interface Asked {
  readonly ids: readonly InteractionId[];
  readonly accountIds: readonly AccountId[];
  readonly contactIds: readonly ContactId[];
  readonly minutes: number;
}

const findRefused = statement(
  { interactionId: column("interaction", "id") },
  ({ ids, accountIds, contactIds, minutes }: Given<Asked>) =>
    sql`select asked.interaction_id
        from unnest(${ids}::uuid[], ${accountIds}::uuid[], ${contactIds}::uuid[]) as asked (interaction_id, account_id, contact_id)
        where exists (
          select 1 from interaction refused
          join message reply on reply.interaction_id = refused.id
          where refused.contact_id = asked.contact_id and refused.account_id = asked.account_id
            and refused.closed_by = 'whitelist' and refused.closed_at > now() - make_interval(mins => ${minutes})
            and reply.is_automatic and reply.direction = 'outbound' and reply.status <> 'failed')`,
);
