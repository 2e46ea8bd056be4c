import type { AccountId, InteractionId, OfferId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import type { WithdrawalReason } from "../domain/effects.ts";

/** How an agent is told why their offer was taken back. */
export const WITHDRAWN_BECAUSE: Readonly<Record<WithdrawalReason, string>> = {
  taken: "Another agent took it.",
  closed: "The interaction was closed.",
  notAvailable: "You were no longer available for it.",
  moved: "It went another way.",
};

/** Takes back every offer of interactions that were closed. */
export async function withdrawOffers(em: Em, interactionIds: readonly InteractionId[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const lost = await query<{ id: OfferId; agentId: UserId; interactionId: InteractionId; accountId: AccountId }>(
    em,
    sql`update offer set state = 'withdrawn', decided_at = clock_timestamp(), withdrawn_because = ${WITHDRAWN_BECAUSE.closed}
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
