import type { InteractionId } from "@parley/schema";
import type { Messaging } from "../../messaging/index.ts";
import { endDisposingOf } from "../../pauses/index.ts";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { type Closing, storeClosings } from "../persistence/close.ts";

/** Closes open interactions; what is closed already stays as it was. Returns what to record. */
export type CloseInteractions = (em: Em, closings: readonly Closing[]) => Promise<Fact[]>;

export interface CloseInteractionsDeps {
  readonly messaging: Pick<Messaging, "addSystemLines">;
  /** Takes back what still rings for these interactions. */
  readonly withdrawOffers: (em: Em, interactionIds: readonly InteractionId[]) => Promise<Fact[]>;
}

/** The one way an interaction ends, whoever ends it. */
export function createCloseInteractions({ messaging, withdrawOffers }: CloseInteractionsDeps): CloseInteractions {
  return async (em, closings) => {
    if (closings.length === 0) return [];
    const closed = await storeClosings(em, { closings: JSON.stringify(closings) });
    const byId = new Map(closings.map((closing) => [closing.interactionId, closing]));
    const owners = new Set(closed.flatMap(({ assignedAgentId }) => assignedAgentId ?? []));
    return [
      ...(await endDisposingOf(
        em,
        closed.map(({ id }) => id),
      )),
      ...(await withdrawOffers(
        em,
        closed.map(({ id }) => id),
      )),
      ...(await messaging.addSystemLines(
        em,
        closed.map(({ id, accountId }) => ({
          interactionId: id,
          accountId,
          event: "closed",
          authorId: byId.get(id)?.agentId ?? null,
          detail: { closedBy: byId.get(id)?.closedBy },
        })),
      )),
      ...closed.map(({ id, accountId }) => ({ kind: "interaction_closed" as const, interactionId: id, accountId })),
      ...[...owners].map((userId) => ({ kind: "presence_changed" as const, userId })),
    ];
  };
}
