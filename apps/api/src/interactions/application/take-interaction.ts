import type { InteractionId, UserId } from "@parley/schema";
import type { Messaging } from "../../messaging/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { assignInteraction } from "./assign.ts";
import { lockInteraction } from "./locked-interaction.ts";

export interface TakeInteractionDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addSystemLines">;
  readonly withdrawOffers: (em: Em, interactionIds: readonly InteractionId[], takenById: UserId) => Promise<Fact[]>;
}

export interface Taker {
  readonly userId: UserId;
  readonly scope: AccountScope;
  /** Supervisors and administrators may take what is being offered or somebody else's; agents only what waits (R5). */
  readonly mayTakeAny: boolean;
}

export type Taken =
  | { readonly type: "taken"; readonly interactionId: InteractionId }
  | { readonly type: "alreadyTaken"; readonly byId: UserId }
  | { readonly type: "beingOffered" }
  | { readonly type: "closed" }
  | { readonly type: "notFound" };

/** Makes the taker the owner of an interaction that waits for somebody (R5, ACT-19). One's own stays one's own. */
export function takeInteraction(deps: TakeInteractionDeps, interactionId: InteractionId, taker: Taker): Promise<Taken> {
  return deps.database.transaction(async (em) => {
    const interaction = await lockInteraction(em, interactionId, taker.scope);
    if (interaction === null) return { type: "notFound" };
    const { phase, accountId, assignedAgentId } = interaction;
    if (phase === "closed") return { type: "closed" };
    if (phase === "assigned" && assignedAgentId === taker.userId) return { type: "taken", interactionId };
    if (!taker.mayTakeAny) {
      if (phase === "assigned" && assignedAgentId !== null) return { type: "alreadyTaken", byId: assignedAgentId };
      if (phase !== "waiting") return { type: "beingOffered" };
    }
    await assignInteraction(em, interactionId, taker.userId, null);
    const subject = { interactionId, accountId };
    const loser = assignedAgentId !== null && assignedAgentId !== taker.userId ? assignedAgentId : null;
    await record(em, [
      ...(await deps.withdrawOffers(em, [interactionId], taker.userId)),
      ...(await deps.messaging.addSystemLines(em, [
        { ...subject, event: "taken", authorId: taker.userId, detail: null },
      ])),
      { kind: "interaction_changed", ...subject },
      { kind: "presence_changed", userId: taker.userId },
      ...(loser === null ? [] : [{ kind: "presence_changed" as const, userId: loser }]),
    ]);
    return { type: "taken", interactionId };
  });
}
