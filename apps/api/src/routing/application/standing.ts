import type { Standing } from "../../interactions/index.ts";
import { waitingSince } from "../domain/change.ts";
import type { Change } from "../domain/effects.ts";
import type { Loaded } from "../persistence/situations.ts";

/** How an interaction is stored after a change. */
export function standingOf({ id, situation, now }: Loaded, change: Change): Standing {
  const target = change.state?.stage === "hunting" ? change.state.hunt.target : null;
  return {
    id,
    phase: change.phase,
    routing: change.state,
    routingDueAt: change.dueAt,
    huntedQueueId: target?.type === "queue" ? target.queueId : null,
    huntedAgentId: target?.type === "agent" ? target.agentId : null,
    assignedAgentId: change.ownerId,
    assignedQueueId: change.assignedQueueId,
    isTabOpen: change.isTabOpen,
    mark: markOf(change),
    waitingSince: waitingSince(situation, change, now),
  };
}

/** Whether the change makes it read or unread, the last effect that does so; null when none does. */
export function markOf({ effects }: Change): "read" | "unread" | null {
  return effects.reduce<"read" | "unread" | null>((mark, effect) => (effect.do === "mark" ? effect.as : mark), null);
}
