import type { DispositionId } from "@parley/schema";
import { withdrawAll } from "./change.ts";
import type { Command } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { Change, Effect, Ending } from "./effects.ts";
import type { Situation } from "./situation.ts";

/** The system disposition `Closed for inactivity`. */
export const CLOSED_FOR_INACTIVITY = "01900000-0000-7000-8000-000000000001" as DispositionId;

/** Its owner closes it, or somebody who may step in (R13); only the owner can be made to choose a disposition (R11). */
export function close(situation: Situation, command: Extract<Command, { readonly type: "close" }>): Decision {
  const { by, dispositionId, note, rules } = command;
  const isOwner = situation.phase === "assigned" && situation.ownerId === by.userId;
  if (!isOwner && !by.mayIntervene) return { refusal: "notYours" };
  if (isOwner && dispositionId === null && rules.isDispositionMandatory) return { refusal: "dispositionRequired" };
  if (dispositionId !== null && !rules.isDispositionOffered) return { refusal: "noSuchDisposition" };
  return closed(situation, { by: isOwner ? "agent" : "supervisor", dispositionId, closerId: by.userId, note });
}

/** The customer has not answered a person for as long as the account allows (R10). */
export function closeForInactivity(situation: Situation): Change {
  return closed(situation, { by: "inactivity", dispositionId: CLOSED_FOR_INACTIVITY });
}

/** Over for good: nothing rings, nothing is looked for. */
export function closed(situation: Situation, ending: Ending, effects: readonly Effect[] = []): Change {
  return {
    phase: "closed",
    state: null,
    dueAt: null,
    ownerId: situation.ownerId,
    assignedQueueId: situation.assignedQueueId,
    isTabOpen: false,
    effects: [...effects, ...withdrawAll(situation, "closed"), { do: "close", ...ending }],
  };
}
