import type { OfferReason, UserId } from "@parley/schema";
import type { HuntTarget } from "./walk-plan.ts";

/** The search for one agent: whom it asks, why, and until when. Kept with the interaction, so that it survives restarts (R14). */
export interface Hunt {
  readonly reason: Exclude<OfferReason, "transfer">;
  readonly target: HuntTarget;
  /** The step of the plan that hunts; null while an owner's message waits (R8). */
  readonly planIndex: number | null;
  readonly giveUpAt: Date;
  /** Who said no in this pass: not asked again in it (R6, Q-11). */
  readonly rejectedBy: readonly UserId[];
}

/** Where an interaction's routing stands; null when there is nothing to do. */
export type RoutingState =
  /** A customer's message has come and nobody has looked at what it means yet. */
  { readonly stage: "inbound" } | { readonly stage: "hunting"; readonly hunt: Hunt };

/** What is stored: dates as text. */
export type StoredRoutingState =
  | { readonly stage: "inbound" }
  | { readonly stage: "hunting"; readonly hunt: Omit<Hunt, "giveUpAt"> & { readonly giveUpAt: string } };

/** The state as it was stored. */
export function readRoutingState(stored: StoredRoutingState | null): RoutingState | null {
  if (stored === null || stored.stage === "inbound") return stored;
  return { stage: "hunting", hunt: { ...stored.hunt, giveUpAt: new Date(stored.hunt.giveUpAt) } };
}
