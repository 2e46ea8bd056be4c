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
import { notFound } from "../../platform/refusals.ts";
import type { RoutingContext } from "./context.ts";

type Load = RoutingContext["load"];

export const INTERACTION_CLOSED: InteractionClosed = {
  code: "INTERACTION_CLOSED",
  message: "This interaction is closed. The contact's next message opens a new one.",
  path: null,
};

export const BEING_OFFERED: InteractionBeingOffered = {
  code: "INTERACTION_BEING_OFFERED",
  message: "It is being offered to agents right now. You can take it once nobody accepted.",
  path: null,
};

/** Only its owner may do it. */
export async function notYours(ownerId: UserId | null, load: Load): Promise<NotYours> {
  const assignedAgent = ownerId === null ? null : await load.user(ownerId);
  const message =
    assignedAgent === null
      ? "Nobody owns this interaction yet. Take it first."
      : `${assignedAgent.name} owns this interaction.`;
  return { code: "NOT_YOURS", message, path: null, assignedAgent };
}

export async function alreadyTaken(ownerId: UserId, load: Load): Promise<AlreadyTaken> {
  const by = await load.user(ownerId);
  return { code: "ALREADY_TAKEN", message: `${by.name} has it.`, path: null, by };
}

/** The interaction as it is after the act. */
export async function present(id: InteractionId, load: Load): Promise<{ interaction: Interaction } | NotFound> {
  const interaction = await load.interaction(id);
  return interaction === null ? notFound("interaction") : { interaction };
}
