import type { InteractionId, OfferId, OfferState, UserId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { decide } from "../domain/decide.ts";
import type { OfferRow } from "../persistence/offer.entity.ts";
import { findOffers, lockInteractionOffered } from "../persistence/offers.ts";
import { type ChangeDeps, changeInteraction } from "./change-interaction.ts";

export type NotAnswerable =
  | { readonly type: "notPending"; readonly state: OfferState; readonly takenById: UserId | null }
  | { readonly type: "notFound" };
export type Accepted =
  | { readonly type: "accepted"; readonly offerId: OfferId; readonly interactionId: InteractionId }
  | NotAnswerable;
export type Rejected = { readonly type: "rejected"; readonly offerId: OfferId } | NotAnswerable;

/**
 * Takes an interaction for the agent it is offered to: of several agents, and of an agent and the
 * deadline, the first wins, and whoever comes second is told by whom.
 */
export function acceptOffer(deps: ChangeDeps, offerId: OfferId, agentId: UserId): Promise<Accepted> {
  return answerOffer(
    deps,
    "accept",
    offerId,
    agentId,
    (interactionId): Accepted => ({ type: "accepted", offerId, interactionId }),
  );
}

/** Declines an offer: the next agent is asked at once, this one not again in the pass. */
export function rejectOffer(deps: ChangeDeps, offerId: OfferId, agentId: UserId): Promise<Rejected> {
  return answerOffer(deps, "reject", offerId, agentId, (): Rejected => ({ type: "rejected", offerId }));
}

async function answerOffer<Answer>(
  deps: ChangeDeps,
  type: "accept" | "reject",
  offerId: OfferId,
  agentId: UserId,
  done: (interactionId: InteractionId) => Answer,
): Promise<Answer | NotAnswerable> {
  let ended: NotAnswerable | null = null;
  const answered = await changeInteraction<Answer | NotAnswerable>(
    deps,
    async (em) => {
      ended = await howItEnded(em, offerId, agentId);
      return ended === null ? lockInteractionOffered(em, offerId, agentId) : null;
    },
    ({ situation, now }) =>
      type === "accept"
        ? decide(situation, { type: "accept", offerId, agentId }, now)
        : decide(situation, { type: "reject", offerId, agentId }, now),
    async (decision, { id }, em) => {
      if (!("refusal" in decision)) return done(id);
      const [offer] = await findOffers(em, [offerId]);
      return offer === undefined ? { type: "notFound" } : notPending(offer);
    },
  );
  return answered ?? ended ?? { type: "notFound" };
}

/** An ended offer stays as it is: whoever comes late waits for no lock. Null while it is still to be answered. */
async function howItEnded(em: Em, offerId: OfferId, agentId: UserId): Promise<NotAnswerable | null> {
  const [offer] = isId(offerId) ? await findOffers(em, [offerId]) : [];
  if (offer === undefined || offer.agentId !== agentId) return { type: "notFound" };
  return offer.state === "pending" ? null : notPending(offer);
}

/** How it ended, and with whom; one that is overdue has ended though nobody has looked yet. */
function notPending({ state, takenById }: OfferRow): NotAnswerable {
  return { type: "notPending", state: state === "pending" ? "expired" : state, takenById };
}
