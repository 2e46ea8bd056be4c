import type { QueueId, UserId, WithdrawalReason } from "@parley/schema";
import type { Change, Effect } from "./effects.ts";
import type { Situation } from "./situation.ts";

/** The situation as it is, with what else to do. */
export function unchanged(
  { phase, state, dueAt, ownerId, assignedQueueId, isTabOpen }: Situation,
  effects: readonly Effect[] = [],
): Change {
  return { phase, state, dueAt, ownerId, assignedQueueId, isTabOpen, effects };
}

/** Whether a change leaves everything as it is: there is nothing to store then. */
export function isUnchanged(situation: Situation, { effects, ...change }: Change): boolean {
  return effects.length === 0 && KEPT.every((part) => situation[part] === change[part]);
}

const KEPT = ["phase", "state", "dueAt", "ownerId", "assignedQueueId", "isTabOpen"] as const;

/**
 * Since when it waits for somebody once it is changed: its place among those that compete for an agent (R6). What an
 * owner has waits while somebody is looked for: from the message that nobody reads (R8), or the transfer (R9).
 */
export function waitingSince(
  before: Pick<Situation, "waitingSince">,
  { phase, state }: Pick<Change, "phase" | "state">,
  now: Date,
): Date | null {
  const waits = phase !== "closed" && (phase !== "assigned" || state !== null);
  return waits ? (before.waitingSince ?? now) : null;
}

/** Somebody owns it from now on; every search ends. */
export function ownedBy(
  situation: Situation,
  agentId: UserId,
  { queueId, isTabOpen }: { readonly queueId: QueueId | null; readonly isTabOpen: boolean },
  effects: readonly Effect[],
): Change {
  const { ownerId, phase } = situation;
  const losers = phase === "assigned" && ownerId !== null && ownerId !== agentId ? [ownerId] : [];
  return {
    phase: "assigned",
    state: null,
    dueAt: null,
    ownerId: agentId,
    assignedQueueId: queueId ?? situation.assignedQueueId,
    isTabOpen,
    effects: [...effects, ...[agentId, ...losers].map((id): Effect => ({ do: "places", agentId: id }))],
  };
}

/** Takes back whatever still rings. */
export function withdrawAll(
  { pending }: Pick<Situation, "pending">,
  because: WithdrawalReason,
  takenById: UserId | null = null,
): Effect[] {
  return pending.map(({ id, agentId }) => ({
    do: "endOffer",
    offerId: id,
    agentId,
    as: "withdrawn",
    because,
    takenById,
  }));
}
