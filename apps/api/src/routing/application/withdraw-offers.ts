import type { AccountId, InteractionId, OfferId, UserId, WithdrawalReason } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";

/** Takes back every offer of interactions that were closed. */
export async function withdrawOffers(em: Em, interactionIds: readonly InteractionId[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const lost = await query<{ id: OfferId; agentId: UserId; interactionId: InteractionId; accountId: AccountId }>(
    em,
    sql`update offer set state = 'withdrawn', decided_at = clock_timestamp(), withdrawn_because = ${"closed" satisfies WithdrawalReason}
        where interaction_id = any(${interactionIds}::uuid[]) and state = 'pending'
        returning id, agent_id, interaction_id, account_id`,
  );
  return lost.map(({ id, agentId, interactionId, accountId }) => ({
    kind: "offer_changed",
    interactionId,
    accountId,
    offerId: id,
    onlyForUserId: agentId,
  }));
}
