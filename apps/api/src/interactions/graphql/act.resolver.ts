import {
  type Interaction,
  type InteractionId,
  type NotFound,
  type NotYours,
  TAG_LENGTH,
  TAGS_MAX,
  TagInteractionInput,
  TagInteractionResult,
  type UserId,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { may } from "../../identity/index.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, notTheirs, validationFailed } from "../../platform/refusals.ts";
import type { ActContext } from "./act-context.ts";

@Resolver()
export class ActResolver {
  @Authorized("interactions.handle")
  @Mutation(() => TagInteractionResult, { description: "Replaces the tags of an interaction." })
  async tagInteraction(
    @Arg("input", () => TagInteractionInput, { description: "What to do, see `TagInteractionInput`." }) {
      interactionId,
      tags,
    }: TagInteractionInput,
    @Ctx() context: ActContext,
  ): Promise<TagInteractionResult> {
    const { viewer, interactions } = context;
    if (tags.length > TAGS_MAX)
      return validationFailed([wrongField("tags", because("TAGS_TOO_MANY", { max: TAGS_MAX }))]);
    if (tags.some((tag) => tag.trim().length > TAG_LENGTH.max)) {
      return validationFailed([wrongField("tags", because("TAG_TOO_LONG", { max: TAG_LENGTH.max }))]);
    }
    const tagged = await interactions.tag(interactionId, tags, {
      userId: viewer.userId,
      scope: await context.scope(),
      mayTagAny: may(viewer, "interactions.intervene"),
    });
    if (tagged.type === "notFound") return notFound("INTERACTION");
    return tagged.type === "notYours" ? notYours(tagged.assignedAgentId, context) : present(interactionId, context);
  }
}

/** The interaction as it is after the act. */
async function present(id: InteractionId, { load }: ActContext): Promise<{ interaction: Interaction } | NotFound> {
  const interaction = await load.interaction(id);
  return interaction === null ? notFound("INTERACTION") : { interaction };
}

async function notYours(ownerId: UserId | null, { load }: ActContext): Promise<NotYours> {
  const assignedAgent = ownerId === null ? null : await load.user(ownerId);
  return { ...notTheirs(assignedAgent), assignedAgent };
}
