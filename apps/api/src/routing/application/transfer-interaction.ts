import type { InteractionId } from "@parley/schema";
import type { SearchTarget } from "../../routing-plans/index.ts";
import { unchanged } from "../domain/change.ts";
import type { TargetProblem } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import { problemWithTarget } from "../domain/transferring.ts";
import { loadDirectory } from "../persistence/directory.ts";
import { isTransferKnown, readTransferSettings, rememberTransfer } from "../persistence/transfers.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import { act, type Owned, type ScopedActor } from "./own-interaction.ts";

export interface TransferRequest {
  readonly interactionId: InteractionId;
  readonly target: SearchTarget;
  /** The same key again is the same transfer. */
  readonly idempotencyKey: string;
}

export type Transferred = Owned & { readonly targetProblem: TargetProblem | null };

/** Asks somebody else to take an owned interaction over (R9). */
export async function transferInteraction(
  deps: ChangeDeps,
  { interactionId, target, idempotencyKey }: TransferRequest,
  by: ScopedActor,
): Promise<Transferred> {
  let targetProblem: TargetProblem | null = null;
  const owned = await act(deps, interactionId, by, async ({ situation, now }, em) => {
    if (await isTransferKnown(em, interactionId, idempotencyKey)) return unchanged(situation);
    const settings = await readTransferSettings(em, situation.accountId);
    const { isEnabled, seconds } = target.type === "agent" ? settings.toAgent : settings.toQueue;
    targetProblem = problemWithTarget(target, situation, await loadDirectory(em), by.mayIntervene);
    const decision = decide(situation, { type: "transfer", by, target, seconds, isEnabled, targetProblem }, now);
    if (!("refusal" in decision)) await rememberTransfer(em, interactionId, idempotencyKey);
    return decision;
  });
  return { ...owned, targetProblem };
}
