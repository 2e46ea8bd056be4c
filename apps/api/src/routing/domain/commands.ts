import type { DispositionId, OfferId, UserId } from "@parley/schema";
import type { SearchTarget } from "../../routing-plans/index.ts";
import type { Surroundings } from "./surroundings.ts";

/** Somebody who acts, and whether they may step in where they are not the owner (R13). */
export interface Actor {
  readonly userId: UserId;
  readonly mayIntervene: boolean;
}

/** Everything that can happen to an open interaction's ownership. */
export type Command =
  /** Time passed, or somebody became available: only this one looks for agents, and only the router gives it. */
  | { readonly type: "evaluate"; readonly directory: Surroundings }
  /** A customer's message came. */
  | { readonly type: "inbound"; readonly isOwnerOnline: boolean }
  | { readonly type: "accept"; readonly offerId: OfferId; readonly agentId: UserId }
  | { readonly type: "reject"; readonly offerId: OfferId; readonly agentId: UserId }
  | { readonly type: "take"; readonly by: Actor }
  /** A supervisor gives it to an agent, who is not asked. */
  | { readonly type: "assign"; readonly agentId: UserId; readonly byId: UserId }
  | { readonly type: "handBack"; readonly by: Actor }
  | {
      readonly type: "transfer";
      readonly by: Actor;
      readonly target: SearchTarget;
      readonly seconds: number;
      /** Whether the account allows it that way. */
      readonly isEnabled: boolean;
      readonly targetProblem: TargetProblem | null;
    }
  | { readonly type: "cancelTransfer"; readonly by: Actor }
  /** The owner opens its tab and has read it. */
  | { readonly type: "openTab"; readonly agentId: UserId }
  | { readonly type: "closeTab"; readonly agentId: UserId }
  /** The owner was deactivated or taken off the account. */
  | { readonly type: "loseOwner" }
  | {
      readonly type: "close";
      readonly by: Actor;
      readonly dispositionId: DispositionId | null;
      /** A word for colleagues. */
      readonly note: string | null;
      readonly rules: ClosingRules;
    }
  /** Nobody has answered for as long as the account allows (R10). */
  | { readonly type: "closeForInactivity" };

/** What the account demands of a disposition, and what may be chosen (R11). */
export interface ClosingRules {
  /** Whether the owner must choose one. */
  readonly isDispositionMandatory: boolean;
  /** Whether the one chosen is the account's own or a general one, and none of the system's. */
  readonly isDispositionOffered: boolean;
}

/** Why an interaction cannot be transferred somewhere now. */
export type TargetProblem = "own" | "unknown" | "not_on_account" | "offline" | "paused" | "full" | "nobody_there";

/** Why a command is not followed. */
export type Refusal =
  | "closed"
  | "beingOffered"
  | "alreadyTaken"
  | "notYours"
  | "offerNotPending"
  | "transferDisabled"
  | "noInboundMessage"
  | "targetUnavailable"
  | "transferPending"
  | "noTransferPending"
  | "dispositionRequired"
  | "noSuchDisposition";
