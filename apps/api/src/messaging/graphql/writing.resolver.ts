import {
  AddNoteInput,
  AddNoteResult,
  ReactInput,
  ReactResult,
  RetryMessageInput,
  RetryMessageResult,
  SendMessageInput,
  SendMessageResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { WritingContext } from "./context.ts";
import { presented, writerOf } from "./presented.ts";

@Resolver()
export class WritingResolver {
  @Authorized("interactions.handle")
  @Mutation(() => SendMessageResult, {
    description:
      "Sends a text, file, location or template to the contact. Repeatable without doubling by its `clientMessageId`. Answers once stored: the provider is called afterwards.",
  })
  async sendMessage(
    @Arg("input", () => SendMessageInput, { description: "What to do, see `SendMessageInput`." })
    input: SendMessageInput,
    @Ctx() context: WritingContext,
  ): Promise<SendMessageResult> {
    return presented(await context.messaging.sendMessage(input, await writerOf(context)), context);
  }

  @Authorized("interactions.handle")
  @Mutation(() => RetryMessageResult, {
    description: "Sends a FAILED message again, or an UNKNOWN one knowingly. Pressing twice sends once.",
  })
  async retryMessage(
    @Arg("input", () => RetryMessageInput, { description: "What to do, see `RetryMessageInput`." })
    input: RetryMessageInput,
    @Ctx() context: WritingContext,
  ): Promise<RetryMessageResult> {
    return presented(await context.messaging.retryMessage(input, await writerOf(context)), context);
  }

  @Authorized("interactions.handle")
  @Mutation(() => ReactResult, {
    description:
      "Reacts to a message with an emoji, or takes the reaction back, where the provider's `reactions` allows it.",
  })
  async react(
    @Arg("input", () => ReactInput, { description: "What to do, see `ReactInput`." }) input: ReactInput,
    @Ctx() context: WritingContext,
  ): Promise<ReactResult> {
    return presented(await context.messaging.react(input, await writerOf(context)), context);
  }

  @Authorized("interactions.handle")
  @Mutation(() => AddNoteResult, {
    description:
      "Adds an internal note, which never leaves the staff; also to closed interactions, by anybody who sees them.",
  })
  async addNote(
    @Arg("input", () => AddNoteInput, { description: "What to do, see `AddNoteInput`." }) input: AddNoteInput,
    @Ctx() context: WritingContext,
  ): Promise<AddNoteResult> {
    return context.messaging.addNote(input, await writerOf(context));
  }
}
