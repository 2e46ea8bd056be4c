import type { DispositionId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { decide } from "../domain/decide.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import { act, type Owned, type ScopedActor } from "./own-interaction.ts";

export interface CloseRequest {
  readonly interactionId: InteractionId;
  readonly dispositionId: DispositionId | null;
  readonly note: string | null;
}

export type Closed = Owned | { readonly type: "noSuchDisposition" | "dispositionRequired" };

/** Ends an interaction with the disposition chosen (DSK-11); the next message opens a new one (R1). */
export async function closeInteraction(
  deps: ChangeDeps,
  { interactionId, dispositionId, note }: CloseRequest,
  by: ScopedActor,
): Promise<Closed> {
  let isUnknown = false;
  let isMissing = false;
  const owned = await act(deps, interactionId, by, async ({ situation, now }, em) => {
    const decision = decide(situation, { type: "close", by, dispositionId, note }, now);
    if ("refusal" in decision) return decision;
    isMissing =
      dispositionId === null && situation.ownerId === by.userId && (await isRequired(em, situation.accountId));
    if (isMissing) return null;
    isUnknown = dispositionId !== null && !(await isOffered(em, dispositionId, situation.accountId));
    return isUnknown ? null : decision;
  });
  if (isMissing) return { type: "dispositionRequired" };
  return isUnknown ? { type: "noSuchDisposition" } : owned;
}

/** Whether the account's agents must choose one (R11, ADV-05). */
async function isRequired(em: Em, accountId: string): Promise<boolean> {
  const [mandatory] = await query(em, sql`select 1 from account where id = ${accountId} and mandatory_disposition`);
  return mandatory !== undefined;
}

/** Whether a disposition may be chosen on an account: one of its own or a general one, none of the system's. */
async function isOffered(em: Em, id: DispositionId, accountId: string): Promise<boolean> {
  const [offered] = await query(
    em,
    sql`select 1 from disposition where id::text = ${id} and not is_system and (account_id is null or account_id = ${accountId})`,
  );
  return offered !== undefined;
}
