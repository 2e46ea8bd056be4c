import type {
  ClosedBy,
  DispositionId,
  InteractionPhase,
  OfferId,
  OfferReason,
  OfferState,
  QueueId,
  UserId,
  WithdrawalReason,
} from "@parley/schema";
import type { PlanEffect, WalkedStep } from "../../routing-plans/index.ts";
import type { RoutingState } from "./hunt.ts";

/** Why an offer is taken back. */

/** What a decision asks to be done besides the new state. */
export type Effect =
  | PlanEffect
  | {
      readonly do: "offer";
      readonly agentId: UserId;
      readonly queueId: QueueId | null;
      readonly reason: OfferReason;
      readonly expiresAt: Date;
    }
  | {
      readonly do: "endOffer";
      readonly offerId: OfferId;
      readonly agentId: UserId;
      readonly as: Exclude<OfferState, "pending">;
      /** Only for what is withdrawn. */
      readonly because: WithdrawalReason | null;
      readonly takenById: UserId | null;
    }
  | ({ readonly do: "close" } & Ending)
  /** A line of the thread about the interaction's life, in words. */
  | {
      readonly do: "line";
      readonly event: string;
      readonly authorId: UserId | null;
      readonly detail?: Readonly<Record<string, unknown>>;
    }
  /** A line of its routing history, for people to see how it came where it is. */
  | ({ readonly do: "history" } & RoutingHistoryEntry)
  | { readonly do: "mark"; readonly as: "read" | "unread" }
  /** A job makes the call that the state describes. */
  | { readonly do: "call"; readonly number: number }
  /** Somebody's places have changed. */
  | { readonly do: "places"; readonly agentId: UserId };

/** How an interaction ends. */
export interface Ending {
  readonly by: ClosedBy;
  readonly dispositionId: DispositionId | null;
  /** Who closed it; null when the system did. */
  readonly closerId?: UserId;
  readonly note?: string | null;
}

/** Something routing or a person did with an interaction, besides its offers. */
export interface RoutingHistoryEntry {
  readonly kind: RoutingHistoryEntryKind;
  readonly reason?: OfferReason;
  readonly agentId?: UserId | null;
  readonly queueId?: QueueId | null;
  readonly seconds?: number;
  readonly byId?: UserId;
}

export type RoutingHistoryEntryKind =
  | "searched"
  | "taken"
  | "assigned"
  | "handed_back"
  | "owner_gone"
  | "transfer_cancelled"
  | "transfer_returned"
  | "target_gone"
  | "plan_spent";

/** How the interaction stands after a command, and what else to do. */
export interface Change {
  readonly phase: InteractionPhase;
  readonly state: RoutingState | null;
  /** When to look again though nothing happens; null: never. */
  readonly dueAt: Date | null;
  readonly ownerId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly effects: readonly Effect[];
  /** Steps of the plan that were reached on the way; only a look walks. */
  readonly walked?: readonly WalkedStep[];
}
