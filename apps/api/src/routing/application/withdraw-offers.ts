import type { AccountId, InteractionId, OfferId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";

/** Why an offer is taken back, and how its agent is told. */
export const WITHDRAWN_BECAUSE = {
  taken: "Another agent took it.",
  closed: "The interaction was closed.",
  notAvailable: "You were no longer available for it.",
} as const;
export type WithdrawalReason = keyof typeof WITHDRAWN_BECAUSE;

/** Takes back every offer of these interactions that still rings; `takenById` is who took it, null when nobody did. */
export async function withdrawPending(
  em: Em,
  interactionIds: readonly InteractionId[],
  takenById: UserId | null,
  because: WithdrawalReason,
): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const lost = await query<{ id: OfferId; agentId: UserId; interactionId: InteractionId; accountId: AccountId }>(
    em,
    sql`update offer set state = 'withdrawn', decided_at = now(), taken_by_id = ${takenById}, withdrawn_because = ${WITHDRAWN_BECAUSE[because]}
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
