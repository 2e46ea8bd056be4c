import type { AccountId, DispositionId, InteractionId } from "@parley/schema";
import { isDispositionMandatory } from "../../accounts/index.ts";
import { choosableDispositionIds } from "../../dispositions/index.ts";
import type { Em } from "../../platform/database.ts";
import type { ClosingRules } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import { act, type Owned, type ScopedActor } from "./own-interaction.ts";

export interface CloseRequest {
  readonly interactionId: InteractionId;
  readonly dispositionId: DispositionId | null;
  readonly note: string | null;
}

/** Ends an interaction with the disposition chosen; the next message opens a new one (R1). */
export function closeInteraction(
  deps: ChangeDeps,
  { interactionId, dispositionId, note }: CloseRequest,
  by: ScopedActor,
): Promise<Owned> {
  return act(deps, interactionId, by, async ({ situation, now }, em) => {
    const rules = await closingRules(em, situation.accountId, dispositionId);
    return decide(situation, { type: "close", by, dispositionId, note, rules }, now);
  });
}

async function closingRules(em: Em, accountId: AccountId, dispositionId: DispositionId | null): Promise<ClosingRules> {
  if (dispositionId === null)
    return { isDispositionMandatory: await isDispositionMandatory(em, accountId), isDispositionOffered: false };
  const choosable = await choosableDispositionIds(em, accountId);
  return { isDispositionMandatory: false, isDispositionOffered: choosable.has(dispositionId) };
}
