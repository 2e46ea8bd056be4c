import type { InteractionPhase, OfferId, QueueId, UserId } from "@parley/schema";
import type { PlanView } from "../../routing-plans/index.ts";
import type { RoutingState } from "./hunt.ts";

export interface PendingOffer {
  readonly id: OfferId;
  readonly agentId: UserId;
  /** The queue it came through; null when none. */
  readonly queueId: QueueId | null;
  readonly expiresAt: Date;
}

/** How one interaction stands: what every command is decided upon. */
export interface Situation {
  readonly accountId: string;
  readonly phase: InteractionPhase;
  readonly state: RoutingState | null;
  /** Who owns it in the phase `assigned`; in the others the former owner, kept until somebody accepts (R8). */
  readonly ownerId: UserId | null;
  /** The queue that brought the interaction to its owner (R8). */
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly isUnread: boolean;
  /** Offers not answered yet, overdue ones among them. */
  readonly pending: readonly PendingOffer[];
  readonly hasInbound: boolean;
  readonly dueAt: Date | null;
  /** Since when it waits for somebody; null while somebody has it. Orders those that compete for an agent (R6). */
  readonly waitingSince: Date | null;
}

/** What looking for an agent needs to know besides. */
export interface RoutedSituation extends Situation, PlanView {
  readonly waits: { readonly assignedAgentSeconds: number; readonly assignedQueueSeconds: number };
}
