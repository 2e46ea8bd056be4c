import { Draft, type InteractionId, SaveDraftInput, SaveDraftResult } from "@parley/schema";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { DraftsContext } from "./context.ts";

@Resolver()
export class DraftResolver {
  @Authorized("interactions.handle")
  @Query(() => Draft, {
    nullable: true,
    description:
      "What the viewer began in an interaction and did not send; null when there is nothing, or the interaction may not be seen.",
  })
  async draft(
    @Arg("interactionId", () => ID, { description: "The interaction's id." }) interactionId: InteractionId,
    @Ctx() { drafts, viewer, scope }: DraftsContext,
  ): Promise<Draft | null> {
    return drafts.find(interactionId, { userId: viewer.userId, scope: await scope() });
  }

  @Authorized("interactions.handle")
  @Mutation(() => SaveDraftResult, {
    description:
      "Keeps what the viewer has begun to write, for their other screens and for later. The one saved last counts.",
  })
  async saveDraft(
    @Arg("input", () => SaveDraftInput, { description: "What to do, see `SaveDraftInput`." }) input: SaveDraftInput,
    @Ctx() { drafts, viewer, scope }: DraftsContext,
  ): Promise<SaveDraftResult> {
    return drafts.save(input, { userId: viewer.userId, scope: await scope() });
  }
}
