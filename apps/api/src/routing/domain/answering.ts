import { ownedBy, unchanged, withdrawAll } from "./change.ts";
import type { Command } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { Effect } from "./effects.ts";
import { pendingTransfer } from "./hunt.ts";
import type { PendingOffer, Situation } from "./situation.ts";

type Answer<Type> = Extract<Command, { readonly type: Type }>;

/** The agent owns it, and nobody else is asked any more. */
export function accept(situation: Situation, { offerId, agentId }: Answer<"accept">, now: Date): Decision {
  const offer = answerable(situation, offerId, agentId, now);
  if (offer === undefined) return { refusal: "offerNotPending" };
  const event = pendingTransfer(situation.state) === null ? "accepted" : "transferred";
  const others = situation.pending.filter(({ id }) => id !== offerId);
  const effects: Effect[] = [
    { do: "endOffer", offerId, agentId, as: "accepted", because: null, takenById: agentId },
    ...withdrawAll({ pending: others }, "taken", agentId),
    { do: "line", event, authorId: agentId },
  ];
  return ownedBy(situation, agentId, { queueId: offer.queueId, isTabOpen: true }, effects);
}

/** The next agent is asked at once, this one not again in the pass. */
export function reject(situation: Situation, { offerId, agentId }: Answer<"reject">, now: Date): Decision {
  const offer = answerable(situation, offerId, agentId, now);
  if (offer === undefined) return { refusal: "offerNotPending" };
  const { state } = situation;
  return {
    ...unchanged(situation, [
      { do: "endOffer", offerId, agentId, as: "rejected", because: null, takenById: null },
      { do: "places", agentId },
    ]),
    ...(state?.stage === "hunting"
      ? { state: { ...state, hunt: { ...state.hunt, rejectedBy: [...state.hunt.rejectedBy, agentId] } }, dueAt: now }
      : {}),
  };
}

function answerable({ pending }: Situation, offerId: string, agentId: string, now: Date): PendingOffer | undefined {
  return pending.find((offer) => offer.id === offerId && offer.agentId === agentId && offer.expiresAt > now);
}
