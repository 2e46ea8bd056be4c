import type { InteractionId } from "@parley/schema";
import { lockInteractions } from "../../interactions/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { isUnchanged } from "../domain/change.ts";
import type { Decision } from "../domain/decision.ts";
import { type Loaded, readSituations } from "../persistence/situations.ts";
import { type StoreChangesDeps, storeChanges } from "./store-changes.ts";

export interface ChangeDeps extends StoreChangesDeps {
  readonly database: Database;
}

/** Locks the interaction an act is about; null when there is none. */
export type Lock = (em: Em) => Promise<InteractionId | null>;

/**
 * One act on one interaction, decided under its row lock and stored when it is not refused: whoever comes second
 * reads what the first did. Null where there is nothing to act
 * on; `answer` says what came of it, still in the transaction.
 */
export function changeInteraction<Answer>(
  deps: ChangeDeps,
  lock: Lock,
  decideOn: (loaded: Loaded, em: Em) => Decision | null | Promise<Decision | null>,
  answer: (decision: Decision, loaded: Loaded, em: Em) => Answer | Promise<Answer>,
): Promise<Answer | null> {
  return deps.database.transaction(async (em) => {
    const id = await lock(em);
    const [loaded] = id === null ? [] : await readSituations(em, [id]);
    if (loaded === undefined) return null;
    const decision = await decideOn(loaded, em);
    if (decision === null) return null;
    if (!("refusal" in decision || isUnchanged(loaded.situation, decision)))
      await storeChanges(em, deps, [{ loaded, change: decision }]);
    return answer(decision, loaded, em);
  });
}

/** Locks an interaction by its id. */
export function byId(id: InteractionId): Lock {
  return async (em) => (isId(id) ? ((await lockInteractions(em, [id]))[0] ?? null) : null);
}
