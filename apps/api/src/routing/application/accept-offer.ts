import type { AccountId, InteractionId, OfferId, OfferState, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { assignInteraction } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import { type Database, type Em, query } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import { isId } from "../../platform/ids.ts";
import { withdrawPending } from "./withdraw-offers.ts";

export interface AcceptOfferDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addSystemLines">;
}

export type Accepted =
  | { readonly type: "accepted"; readonly offerId: OfferId; readonly interactionId: InteractionId }
  | { readonly type: "notPending"; readonly state: OfferState; readonly takenById: UserId | null }
  | { readonly type: "notFound" };

/**
 * Takes an interaction for the agent it is offered to (RT-10). The interaction's row lock decides between
 * agents, and between an agent and the deadline: whoever comes second reads what the first did.
 */
export async function acceptOffer(deps: AcceptOfferDeps, offerId: OfferId, agentId: UserId): Promise<Accepted> {
  if (!isId(offerId)) return { type: "notFound" };
  return deps.database.transaction(async (em) => {
    const offer = await lockOffer(em, offerId, agentId);
    if (offer === null) return { type: "notFound" };
    if (offer.state !== "pending" || offer.isOverdue) {
      return {
        type: "notPending",
        state: offer.state === "pending" ? "expired" : offer.state,
        takenById: offer.takenById,
      };
    }
    await query(
      em,
      sql`update offer set state = 'accepted', decided_at = now(), taken_by_id = ${agentId} where id = ${offerId}`,
    );
    await assignInteraction(em, offer.interactionId, agentId, offer.queueId);
    const subject = { interactionId: offer.interactionId, accountId: offer.accountId };
    const facts: Fact[] = [
      { kind: "offer_changed", ...subject, offerId, onlyForUserId: agentId },
      ...(await withdrawPending(em, [offer.interactionId], agentId, "taken")),
      { kind: "interaction_changed", ...subject },
      { kind: "presence_changed", userId: agentId },
      ...(await deps.messaging.addSystemLines(em, [
        { ...subject, event: "accepted", authorId: agentId, detail: null },
      ])),
    ];
    await record(em, facts);
    return { type: "accepted", offerId, interactionId: offer.interactionId };
  });
}

export interface LockedOffer {
  readonly id: OfferId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly queueId: QueueId | null;
  readonly state: OfferState;
  readonly isOverdue: boolean;
  readonly takenById: UserId | null;
}

/** The offer as it stands once its interaction is ours to change; null when it is not this agent's. */
export async function lockOffer(em: Em, offerId: OfferId, agentId: UserId): Promise<LockedOffer | null> {
  await query(
    em,
    sql`select 1 from interaction where id = (select interaction_id from offer where id = ${offerId} and agent_id = ${agentId}) for update`,
  );
  const [offer] = await query<LockedOffer>(
    em,
    sql`select id, interaction_id, account_id, queue_id, state, expires_at <= clock_timestamp() as is_overdue, taken_by_id
        from offer where id = ${offerId} and agent_id = ${agentId}`,
  );
  return offer ?? null;
}
