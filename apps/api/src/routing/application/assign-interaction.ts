import type { InteractionId, UserId } from "@parley/schema";
import { isOnAccount } from "../domain/agents.ts";
import { decide } from "../domain/decide.ts";
import { loadDirectory } from "../persistence/directory.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import { act, type Owned, type ScopedActor } from "./own-interaction.ts";

export type Assigned = Owned | { readonly type: "notOnAccount" };

/** Gives an open interaction to an agent of its account, without asking them. */
export async function assignInteraction(
  deps: ChangeDeps,
  interactionId: InteractionId,
  agentId: UserId,
  by: ScopedActor,
): Promise<Assigned> {
  let isOffAccount = false;
  const owned = await act(deps, interactionId, by, async ({ situation, now }, em) => {
    isOffAccount = !isOnAccount((await loadDirectory(em)).agent(agentId), situation.accountId);
    if (isOffAccount) return { refusal: "targetUnavailable" };
    return decide(situation, { type: "assign", agentId, byId: by.userId }, now);
  });
  return isOffAccount ? { type: "notOnAccount" } : owned;
}
