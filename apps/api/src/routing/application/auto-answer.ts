import type { InteractionId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { decide } from "../domain/decide.ts";
import { automaticallyAnswered } from "../persistence/offers.ts";
import { readSituations } from "../persistence/situations.ts";
import { type StoreChangesDeps, storeChanges } from "./store-changes.ts";

/**
 * Accepts for agents who answer automatically what rings for them, in the transaction that made it ring: one
 * offer an interaction, the first by their ids where several would. The caller holds the interactions' locks.
 */
export async function autoAnswer(
  em: Em,
  deps: StoreChangesDeps,
  interactionIds: readonly InteractionId[],
): Promise<void> {
  if (interactionIds.length === 0) return;
  const ringing = await automaticallyAnswered(em, { interactionIds });
  if (ringing.length === 0) return;
  const loaded = await readSituations(
    em,
    ringing.map(({ interactionId }) => interactionId),
  );
  const decided = loaded.flatMap((it) => {
    const offer = ringing.find(({ interactionId }) => interactionId === it.id);
    if (offer === undefined) return [];
    const command = { type: "accept", offerId: offer.offerId, agentId: offer.agentId } as const;
    const change = decide(it.situation, command, it.now);
    return "refusal" in change ? [] : [{ loaded: it, change }];
  });
  await storeChanges(em, deps, decided);
}
