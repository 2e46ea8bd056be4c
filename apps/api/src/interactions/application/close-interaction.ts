import type { DispositionId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import type { CloseInteractions } from "./close-interactions.ts";
import { lockInteraction } from "./locked-interaction.ts";

export interface CloseRequest {
  readonly interactionId: InteractionId;
  readonly dispositionId: DispositionId | null;
  readonly note: string | null;
}

export interface Closer {
  readonly userId: UserId;
  readonly scope: AccountScope;
  /** Supervisors and administrators close any; agents their own (R13). */
  readonly mayCloseAny: boolean;
}

export type Closed =
  | { readonly type: "closed"; readonly interactionId: InteractionId }
  | { readonly type: "alreadyClosed" }
  | { readonly type: "notYours"; readonly assignedAgentId: UserId | null }
  | { readonly type: "noSuchDisposition" }
  | { readonly type: "notFound" };

/** Ends an interaction with the disposition chosen (DSK-11); the next message opens a new one (R1). */
export function closeInteraction(
  deps: { readonly database: Database; readonly closeInteractions: CloseInteractions },
  { interactionId, dispositionId, note }: CloseRequest,
  closer: Closer,
): Promise<Closed> {
  return deps.database.transaction(async (em) => {
    const interaction = await lockInteraction(em, interactionId, closer.scope);
    if (interaction === null) return { type: "notFound" };
    if (interaction.phase === "closed") return { type: "alreadyClosed" };
    const isOwner = interaction.phase === "assigned" && interaction.assignedAgentId === closer.userId;
    if (!isOwner && !closer.mayCloseAny) return { type: "notYours", assignedAgentId: interaction.assignedAgentId };
    if (dispositionId !== null) {
      const [offered] = await query(
        em,
        sql`select 1 from disposition where id::text = ${dispositionId} and not is_system and (account_id is null or account_id = ${interaction.accountId})`,
      );
      if (offered === undefined) return { type: "noSuchDisposition" };
    }
    const closedBy = isOwner ? "agent" : "supervisor";
    await record(
      em,
      await deps.closeInteractions(em, [{ interactionId, dispositionId, note, closedBy, agentId: closer.userId }]),
    );
    return { type: "closed", interactionId };
  });
}
