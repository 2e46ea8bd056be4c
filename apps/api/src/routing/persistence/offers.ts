import type { AccountId, InteractionId, OfferId, OfferReason, OfferState, QueueId, UserId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** An offer as it is stored. */
export interface OfferRow {
  readonly id: OfferId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly agentId: UserId;
  readonly queueId: QueueId | null;
  readonly reason: OfferReason;
  readonly state: OfferState;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
  readonly takenById: UserId | null;
  /** A `WithdrawalReason`; words, in rows of earlier versions. */
  readonly withdrawnBecause: string | null;
}

function offersWhere(em: Em, condition: RawBuilder<unknown>): Promise<OfferRow[]> {
  return query(
    em,
    sql`select id, interaction_id, account_id, agent_id, queue_id, reason, state, offered_at, expires_at, decided_at, taken_by_id, withdrawn_because
        from offer where ${condition} order by expires_at, id`,
  );
}

export function findOffers(em: Em, ids: readonly OfferId[]): Promise<OfferRow[]> {
  return offersWhere(em, sql`id = any(${ids}::uuid[])`);
}

/** Offers an agent can decide now. */
export function pendingOffersFor(em: Em, agentId: UserId): Promise<OfferRow[]> {
  return offersWhere(em, sql`agent_id = ${agentId} and state = 'pending' and expires_at > clock_timestamp()`);
}

/** Offers of these interactions that ring now. */
export function pendingOffersOf(em: Em, interactionIds: readonly InteractionId[]): Promise<OfferRow[]> {
  return offersWhere(em, sql`interaction_id = any(${interactionIds}::uuid[]) and state = 'pending'`);
}

/** Locks the interaction that is, or was, offered to the agent by this offer; null when there is none. */
export async function lockInteractionOffered(em: Em, offerId: OfferId, agentId: UserId): Promise<InteractionId | null> {
  // Whoever is being taken off the account comes before or after this, never between.
  const [row] = await query<{ id: InteractionId }>(
    em,
    sql`with member as (
          select offer.interaction_id from offer
          join account_agent on account_agent.account_id = offer.account_id and account_agent.user_id = offer.agent_id
          where offer.id = ${offerId} and offer.agent_id = ${agentId} for key share of account_agent)
        select id from interaction where id = (select interaction_id from member) for update`,
  );
  return row?.id ?? null;
}
