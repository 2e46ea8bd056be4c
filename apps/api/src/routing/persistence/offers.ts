import type { AccountId, InteractionId, OfferId, OfferReason, QueueId, UserId, WithdrawalReason } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { NOTE_AGENTS_OFFERS } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import { column, columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { NOTE_QUEUE_OFFERS } from "../../queues/index.ts";
import type { OfferRow } from "./offer.entity.ts";

const OFFER = columns(
  "offer",
  "id",
  "interactionId",
  "accountId",
  "agentId",
  "queueId",
  "reason",
  "state",
  "offeredAt",
  "expiresAt",
  "decidedAt",
  "takenById",
  "withdrawnBecause",
);

function offersWhere(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select id, interaction_id, account_id, agent_id, queue_id, reason, state, offered_at, expires_at, decided_at, taken_by_id, withdrawn_because
      from offer where ${condition} order by expires_at, id`;
}

export function findOffers(em: Em, ids: readonly OfferId[]): Promise<OfferRow[]> {
  return offersById(em, { ids });
}

const offersById = statement(OFFER, ({ ids }: Given<{ ids: readonly OfferId[] }>) =>
  offersWhere(sql`id = any(${ids}::uuid[])`),
);

/** Offers an agent can decide now. */
export function pendingOffersFor(em: Em, agentId: UserId): Promise<OfferRow[]> {
  return pendingForAgent(em, { agentId });
}

const pendingForAgent = statement(OFFER, ({ agentId }: Given<{ agentId: UserId }>) =>
  offersWhere(sql`agent_id = ${agentId} and state = 'pending' and expires_at > clock_timestamp()`),
);

/** Offers of these interactions that ring now. */
export function pendingOffersOf(em: Em, interactionIds: readonly InteractionId[]): Promise<OfferRow[]> {
  return pendingOfInteractions(em, { interactionIds });
}

const pendingOfInteractions = statement(
  OFFER,
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    offersWhere(sql`interaction_id = any(${interactionIds}::uuid[]) and state = 'pending'`),
);

/** Locks the interaction that is, or was, offered to the agent by this offer; null when there is none. */
export async function lockInteractionOffered(em: Em, offerId: OfferId, agentId: UserId): Promise<InteractionId | null> {
  return (await offeredLocked(em, { offerId, agentId }))[0]?.id ?? null;
}

// Whoever is being taken off the account comes before or after this, never between.
const offeredLocked = statement(
  columns("interaction", "id"),
  ({ offerId, agentId }: Given<{ offerId: OfferId; agentId: UserId }>) =>
    sql`with member as (
          select offer.interaction_id from offer
          join account_agent on account_agent.account_id = offer.account_id and account_agent.user_id = offer.agent_id
          where offer.id = ${offerId} and offer.agent_id = ${agentId} for key share of account_agent)
        select id from interaction where id = (select interaction_id from member) for update`,
);

/** What rings for agents who answer automatically: one offer an interaction, the first by their ids where several would. */
export const automaticallyAnswered = statement(
  { offerId: column("offer", "id"), ...columns("offer", "agentId", "interactionId") },
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    sql`select distinct on (offer.interaction_id) offer.id as offer_id, offer.agent_id, offer.interaction_id
        from offer join parley_user on parley_user.id = offer.agent_id
        where offer.interaction_id = any(${interactionIds}::uuid[]) and offer.state = 'pending' and parley_user.auto_answer
        order by offer.interaction_id, offer.agent_id`,
);

export interface MadeOffer {
  readonly id: OfferId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly agentId: UserId;
  readonly queueId: QueueId | null;
  readonly reason: OfferReason;
  readonly expiresAt: Date;
}

export async function insertOffers(em: Em, offers: readonly MadeOffer[]): Promise<void> {
  if (offers.length > 0) await insertMade(em, { rows: JSON.stringify(offers) });
}

/** One statement with what queues and users note of it, each in its owner's words: the router holds its lock meanwhile. */
const insertMade = statement(
  {},
  ({ rows }: Given<{ rows: string }>) =>
    sql`with made as (
          insert into offer (id, interaction_id, account_id, agent_id, queue_id, reason, offered_at, expires_at)
          select (row->>'id')::uuid, (row->>'interactionId')::uuid, (row->>'accountId')::uuid, (row->>'agentId')::uuid,
            (row->>'queueId')::uuid, row->>'reason', clock_timestamp(), (row->>'expiresAt')::timestamptz
          from json_array_elements(${rows}::json) as row returning agent_id, queue_id),
        noticed as (${NOTE_QUEUE_OFFERS})
        ${NOTE_AGENTS_OFFERS}`,
);

export interface EndedOffer {
  readonly id: OfferId;
  readonly as: "accepted" | "rejected" | "expired" | "withdrawn";
  /** In words, for the agent; null unless withdrawn. */
  readonly because: string | null;
  readonly takenById: UserId | null;
}

export async function endOffers(em: Em, ended: readonly EndedOffer[]): Promise<void> {
  if (ended.length > 0) await updateEnded(em, { rows: JSON.stringify(ended) });
}

const updateEnded = statement(
  {},
  ({ rows }: Given<{ rows: string }>) =>
    sql`update offer set state = row->>'as', decided_at = clock_timestamp(), withdrawn_because = row->>'because', taken_by_id = (row->>'takenById')::uuid
        from json_array_elements(${rows}::json) as row where offer.id = (row->>'id')::uuid and offer.state = 'pending'`,
);

/** Takes back what rings for interactions that were closed; the rows are those offers. */
export const withdrawOfClosed = statement(
  columns("offer", "id", "agentId", "interactionId", "accountId"),
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    sql`update offer set state = 'withdrawn', decided_at = clock_timestamp(), withdrawn_because = ${sql.lit("closed" satisfies WithdrawalReason)}
        where interaction_id = any(${interactionIds}::uuid[]) and state = 'pending'
        returning id, agent_id, interaction_id, account_id`,
);
