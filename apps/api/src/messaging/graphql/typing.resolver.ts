import { ShowTypingInput, ShowTypingResult } from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { WritingContext } from "./context.ts";
import { presented, writerOf } from "./presented.ts";

@Resolver()
export class TypingResolver {
  @Authorized("interactions.handle")
  @Mutation(() => ShowTypingResult, {
    description:
      "Shows the contact that somebody types, for 25 seconds or until a message comes, where the provider's `typing` allows it. Ask anew every 20 seconds while somebody types; the provider is asked at most every 15. Meta, Twilio and Kaleyra mark the contact's messages as read with it. Never queued and never repeated: when it fails, nothing is shown.",
  })
  async showTyping(
    @Arg("input", () => ShowTypingInput, { description: "What to do, see `ShowTypingInput`." }) input: ShowTypingInput,
    @Ctx() context: WritingContext,
  ): Promise<ShowTypingResult> {
    return presented(await context.messaging.showTyping(input.interactionId, await writerOf(context)), context);
  }
}
