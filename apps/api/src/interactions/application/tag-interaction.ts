import type { InteractionId, UserId } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { lockInteraction, replaceTags } from "../persistence/locked-interaction.ts";

export type Tagged =
  | { readonly type: "tagged"; readonly interactionId: InteractionId }
  | { readonly type: "notYours"; readonly assignedAgentId: UserId | null }
  | { readonly type: "notFound" };

export interface Tagger {
  readonly userId: UserId;
  readonly scope: AccountScope;
  /** Supervisors and administrators tag any; agents their own (R13). */
  readonly mayTagAny: boolean;
}

/** Replaces the tags of an interaction: each once, in the order given. */
export function tagInteraction(
  { database }: { readonly database: Database },
  interactionId: InteractionId,
  tags: readonly string[],
  by: Tagger,
): Promise<Tagged> {
  return database.transaction(async (em) => {
    const interaction = await lockInteraction(em, interactionId, by.scope);
    if (interaction === null) return { type: "notFound" };
    if (interaction.assignedAgentId !== by.userId && !by.mayTagAny) {
      return { type: "notYours", assignedAgentId: interaction.assignedAgentId };
    }
    const cleaned = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
    await replaceTags(em, interactionId, cleaned);
    await record(em, [{ kind: "interaction_changed", interactionId, accountId: interaction.accountId }]);
    return { type: "tagged", interactionId };
  });
}
