import type {
  AlreadyTaken,
  Interaction,
  InteractionBeingOffered,
  InteractionClosed,
  InteractionId,
  NotFound,
  NotYours,
  UserId,
} from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import { notFound, notTheirs, refused } from "../../platform/refusals.ts";
import type { RoutingContext } from "./context.ts";

type Load = RoutingContext["load"];

export const INTERACTION_CLOSED: InteractionClosed = refused("INTERACTION_CLOSED", because("INTERACTION_CLOSED"));

export const BEING_OFFERED: InteractionBeingOffered = refused(
  "INTERACTION_BEING_OFFERED",
  because("INTERACTION_BEING_OFFERED"),
);

/** Only its owner may do it. */
export async function notYours(ownerId: UserId | null, load: Load): Promise<NotYours> {
  const assignedAgent = ownerId === null ? null : await load.user(ownerId);
  return { ...notTheirs(assignedAgent), assignedAgent };
}

export async function alreadyTaken(ownerId: UserId, load: Load): Promise<AlreadyTaken> {
  const by = await load.user(ownerId);
  return { ...refused("ALREADY_TAKEN", because("ALREADY_TAKEN", { agent: by.name })), by };
}

/** The interaction as it is after the act. */
export async function present(id: InteractionId, load: Load): Promise<{ interaction: Interaction } | NotFound> {
  const interaction = await load.interaction(id);
  return interaction === null ? notFound("INTERACTION") : { interaction };
}
