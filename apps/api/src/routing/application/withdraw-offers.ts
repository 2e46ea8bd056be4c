import type { InteractionId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { withdrawOfClosed } from "../persistence/offers.ts";

/** Takes back every offer of interactions that were closed. */
export async function withdrawOffers(em: Em, interactionIds: readonly InteractionId[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const lost = await withdrawOfClosed(em, { interactionIds });
  return lost.map(({ id, agentId, interactionId, accountId }) => ({
    kind: "offer_changed",
    interactionId,
    accountId,
    offerId: id,
    onlyForUserId: agentId,
  }));
}
