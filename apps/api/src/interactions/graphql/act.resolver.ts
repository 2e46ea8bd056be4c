import {
  CLOSING_NOTE_LENGTH_MAX,
  CloseInteractionInput,
  CloseInteractionResult,
  CloseTabInput,
  CloseTabResult,
  type Interaction,
  type InteractionBeingOffered,
  type InteractionClosed,
  type InteractionId,
  type NotFound,
  type NotYours,
  OpenInteractionInput,
  OpenInteractionResult,
  TAG_LENGTH,
  TAGS_MAX,
  TagInteractionInput,
  TagInteractionResult,
  TakeInteractionInput,
  TakeInteractionResult,
  type UserId,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { may } from "../../identity/index.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import type { ActContext } from "./act-context.ts";

const CLOSED: InteractionClosed = {
  code: "INTERACTION_CLOSED",
  message: "This interaction is closed. The contact's next message opens a new one.",
  path: null,
};

@Resolver()
export class ActResolver {
  @Authorized("interactions.handle")
  @Mutation(() => TakeInteractionResult, {
    description:
      "Makes the viewer the owner of an interaction that waits for somebody (R5); supervisors may take any open one.",
  })
  async takeInteraction(
    @Arg("input", () => TakeInteractionInput, { description: "What to do, see `TakeInteractionInput`." }) {
      interactionId,
    }: TakeInteractionInput,
    @Ctx() context: ActContext,
  ): Promise<TakeInteractionResult> {
    const { interactions, viewer, load } = context;
    const mayTakeAny = may(viewer, "interactions.intervene");
    const taken = await interactions.take(interactionId, {
      userId: viewer.userId,
      scope: await context.scope(),
      mayTakeAny,
    });
    switch (taken.type) {
      case "taken":
        return present(interactionId, context);
      case "alreadyTaken": {
        const by = await load.user(taken.byId);
        return { code: "ALREADY_TAKEN", message: `${by.name} has it.`, path: null, by };
      }
      case "beingOffered":
        return BEING_OFFERED;
      case "closed":
        return CLOSED;
      case "notFound":
        return notFound("interaction");
    }
  }

  @Authorized("interactions.handle")
  @Mutation(() => OpenInteractionResult, {
    description:
      "Opens the interaction's tab: its owner has read it then, and hears of new messages there (R8, DSK-09). For others it changes nothing.",
  })
  async openInteraction(
    @Arg("input", () => OpenInteractionInput, { description: "What to do, see `OpenInteractionInput`." }) {
      interactionId,
    }: OpenInteractionInput,
    @Ctx() context: ActContext,
  ): Promise<OpenInteractionResult> {
    const isThere = await context.interactions.open(interactionId, context.viewer.userId, await context.scope());
    return isThere ? present(interactionId, context) : notFound("interaction");
  }

  @Authorized("interactions.handle")
  @Mutation(() => CloseTabResult, {
    description:
      "Closes the interaction's tab; it stays open and owned, and its next message is offered to the owner first (DSK-10, R8).",
  })
  async closeTab(
    @Arg("input", () => CloseTabInput, { description: "What to do, see `CloseTabInput`." }) {
      interactionId,
    }: CloseTabInput,
    @Ctx() context: ActContext,
  ): Promise<CloseTabResult> {
    const isThere = await context.interactions.closeTab(interactionId, context.viewer.userId, await context.scope());
    return isThere ? present(interactionId, context) : notFound("interaction");
  }

  @Authorized("interactions.handle")
  @Mutation(() => CloseInteractionResult, {
    description:
      "Closes an interaction, with the disposition chosen (DSK-11); the contact's next message opens a new one (R1).",
  })
  async closeInteraction(
    @Arg("input", () => CloseInteractionInput, { description: "What to do, see `CloseInteractionInput`." })
    input: CloseInteractionInput,
    @Ctx() context: ActContext,
  ): Promise<CloseInteractionResult> {
    const { viewer, interactions } = context;
    const note = input.note?.trim() || null;
    if ((note?.length ?? 0) > CLOSING_NOTE_LENGTH_MAX) {
      return validationFailed([{ path: "note", message: `Use at most ${CLOSING_NOTE_LENGTH_MAX} characters.` }]);
    }
    const closed = await interactions.close(
      { interactionId: input.interactionId, dispositionId: input.dispositionId ?? null, note },
      { userId: viewer.userId, scope: await context.scope(), mayCloseAny: may(viewer, "interactions.intervene") },
    );
    switch (closed.type) {
      case "closed":
        return present(input.interactionId, context);
      case "alreadyClosed":
        return CLOSED;
      case "notYours":
        return notYours(closed.assignedAgentId, context);
      case "noSuchDisposition":
        return validationFailed([
          { path: "dispositionId", message: "This disposition is not offered here any more. Choose another." },
        ]);
      case "notFound":
        return notFound("interaction");
    }
  }

  @Authorized("interactions.handle")
  @Mutation(() => TagInteractionResult, { description: "Replaces the tags of an interaction (DSK-13)." })
  async tagInteraction(
    @Arg("input", () => TagInteractionInput, { description: "What to do, see `TagInteractionInput`." }) {
      interactionId,
      tags,
    }: TagInteractionInput,
    @Ctx() context: ActContext,
  ): Promise<TagInteractionResult> {
    const { viewer, interactions } = context;
    if (tags.length > TAGS_MAX) return validationFailed([{ path: "tags", message: `Use at most ${TAGS_MAX} tags.` }]);
    if (tags.some((tag) => tag.trim().length > TAG_LENGTH.max)) {
      return validationFailed([{ path: "tags", message: `A tag has at most ${TAG_LENGTH.max} characters.` }]);
    }
    const tagged = await interactions.tag(interactionId, tags, {
      userId: viewer.userId,
      scope: await context.scope(),
      mayTagAny: may(viewer, "interactions.intervene"),
    });
    if (tagged.type === "notFound") return notFound("interaction");
    return tagged.type === "notYours" ? notYours(tagged.assignedAgentId, context) : present(interactionId, context);
  }
}

const BEING_OFFERED: InteractionBeingOffered = {
  code: "INTERACTION_BEING_OFFERED",
  message: "It is being offered to agents right now. You can take it once nobody accepted.",
  path: null,
};

/** The interaction as it is after the act. */
async function present(id: InteractionId, { load }: ActContext): Promise<{ interaction: Interaction } | NotFound> {
  const interaction = await load.interaction(id);
  return interaction === null ? notFound("interaction") : { interaction };
}

async function notYours(ownerId: UserId | null, { load }: ActContext): Promise<NotYours> {
  const assignedAgent = ownerId === null ? null : await load.user(ownerId);
  const message =
    assignedAgent === null
      ? "Nobody owns this interaction yet. Take it first."
      : `${assignedAgent.name} owns this interaction.`;
  return { code: "NOT_YOURS", message, path: null, assignedAgent };
}
