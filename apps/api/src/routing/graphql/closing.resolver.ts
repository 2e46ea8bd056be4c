import { CLOSING_NOTE_LENGTH_MAX, CloseInteractionInput, CloseInteractionResult } from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, refused, validationFailed } from "../../platform/refusals.ts";
import { textOrNull } from "../../platform/validation.ts";
import type { RoutingContext } from "./context.ts";
import { actorOf } from "./ownership.resolver.ts";
import { INTERACTION_CLOSED, notYours, present } from "./refused.ts";

@Resolver()
export class ClosingResolver {
  @Authorized("interactions.handle")
  @Mutation(() => CloseInteractionResult, {
    description: "Closes an interaction, with the disposition chosen; the contact's next message opens a new one.",
  })
  async closeInteraction(
    @Arg("input", () => CloseInteractionInput, { description: "What to do, see `CloseInteractionInput`." })
    input: CloseInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<CloseInteractionResult> {
    const note = textOrNull(input.note);
    if ((note?.length ?? 0) > CLOSING_NOTE_LENGTH_MAX) {
      return validationFailed([wrongField("note", because("TOO_LONG", { max: CLOSING_NOTE_LENGTH_MAX }))]);
    }
    const { interactionId } = input;
    const request = { interactionId, dispositionId: input.dispositionId ?? null, note };
    const closed = await context.routing.close(request, await actorOf(context));
    if (closed.type === "done") return present(interactionId, context.load);
    if (closed.type === "notFound") return notFound("INTERACTION");
    switch (closed.because) {
      case "closed":
        return INTERACTION_CLOSED;
      case "dispositionRequired":
        return {
          ...refused("DISPOSITION_REQUIRED", because("DISPOSITION_REQUIRED")),
          path: ["input", "dispositionId"],
        };
      case "noSuchDisposition":
        return validationFailed([wrongField("dispositionId", because("DISPOSITION_GONE"))]);
      default:
        return notYours(closed.ownerId, context.load);
    }
  }
}
