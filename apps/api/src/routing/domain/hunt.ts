import type { CallFailure, OfferReason, UserId } from "@parley/schema";
import type { PlanCall, PlanCursor, SearchTarget } from "../../routing-plans/index.ts";

/** The search for one agent: whom it asks, why, and until when. Kept with the interaction, so that it survives restarts (R14). */
export interface Hunt {
  readonly reason: OfferReason;
  readonly target: SearchTarget;
  /** The step of the plan that hunts; null for an owner's message that waits (R8), a transfer and what was handed back. */
  readonly planIndex: number | null;
  /** Jumps the plan's run has made so far; left out: none. */
  readonly jumps?: number;
  readonly giveUpAt: Date;
  /** Who said no in this pass, or gives it away: not asked in it (R6). */
  readonly rejectedBy: readonly UserId[];
  /** Only with the reason `transfer`. */
  readonly transfer?: PendingTransfer;
}

/** The giving of an owned interaction to somebody else (R9); until somebody accepts, its owner keeps it. */
export interface PendingTransfer {
  readonly byId: UserId;
  readonly requestedAt: Date;
  /** A customer's message that nobody read came meanwhile, or came before: when the transfer fails, it is what R8 is about. */
  readonly isMessageWaiting: boolean;
}

/** A step of the plan that waits for an answer from outside; a job gets it. */
export interface Calling {
  /** Tells this call from others of the same interaction: an answer that comes late finds another, or none. */
  readonly number: number;
  readonly place: PlanCursor;
  readonly call: PlanCall;
  /** When the plan goes on without an answer, whatever became of the job. */
  readonly giveUpAt: Date;
}

/** Where an interaction's routing stands; null when there is nothing to do. */
export type RoutingState =
  /** A customer's message has come, or the owner is gone, and nobody has looked at what it means yet. */
  | { readonly stage: "inbound" }
  /** Somebody gave it back: it goes to its queue, or waits for whoever takes it (R5). */
  | { readonly stage: "handed_back"; readonly byId: UserId }
  | { readonly stage: "hunting"; readonly hunt: Hunt }
  | { readonly stage: "calling"; readonly calling: Calling }
  /** The answer has come, its variables are kept; `failure` says why there is none. */
  | { readonly stage: "answered"; readonly place: PlanCursor; readonly failure: CallFailure | null };

type Stored<Value> = Value extends Date
  ? string
  : Value extends string | readonly unknown[]
    ? Value
    : Value extends object
      ? { readonly [Name in keyof Value]: Stored<Value[Name]> }
      : Value;

/** What is stored: dates as text. */
export type StoredRoutingState = Stored<RoutingState>;

/** The state as it was stored. */
export function readRoutingState(stored: StoredRoutingState | null): RoutingState | null {
  if (stored?.stage === "calling") {
    const { calling } = stored;
    return { stage: "calling", calling: { ...calling, giveUpAt: new Date(calling.giveUpAt) } };
  }
  if (stored === null || stored.stage !== "hunting") return stored;
  const { transfer, ...hunt } = stored.hunt;
  return {
    stage: "hunting",
    hunt: {
      ...hunt,
      giveUpAt: new Date(hunt.giveUpAt),
      ...(transfer === undefined ? {} : { transfer: { ...transfer, requestedAt: new Date(transfer.requestedAt) } }),
    },
  };
}

/** The transfer that is pending, or null. */
export function pendingTransfer(state: RoutingState | null): PendingTransfer | null {
  return (state?.stage === "hunting" && state.hunt.transfer) || null;
}
