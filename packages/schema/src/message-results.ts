import { Field, ObjectType } from "type-graphql";
import { InteractionClosed, NotFound, NotYours, ServiceWindowClosed, ValidationFailed } from "./errors.ts";
import { Message } from "./message.ts";
import { resultOf } from "./result.ts";

@ObjectType({
  simpleResolvers: true,
  description:
    "The message or note is stored. An outbound one is on its way: follow `Message.status` through MESSAGE_CHANGED events.",
})
export class MessageSent {
  @Field(() => Message, { description: "The message as it stands now. After `react`, the message reacted to." })
  sentMessage!: Message;
}

export const SendMessageResult = resultOf("sendMessage", () => [
  MessageSent,
  ServiceWindowClosed,
  InteractionClosed,
  NotYours,
  ValidationFailed,
  NotFound,
]);
export type SendMessageResult = typeof SendMessageResult;

export const RetryMessageResult = resultOf("retryMessage", () => [
  MessageSent,
  ServiceWindowClosed,
  InteractionClosed,
  NotYours,
  ValidationFailed,
  NotFound,
]);
export type RetryMessageResult = typeof RetryMessageResult;

export const ReactResult = resultOf("react", () => [
  MessageSent,
  ServiceWindowClosed,
  InteractionClosed,
  NotYours,
  ValidationFailed,
  NotFound,
]);
export type ReactResult = typeof ReactResult;

export const AddNoteResult = resultOf("addNote", () => [MessageSent, ValidationFailed, NotFound]);
export type AddNoteResult = typeof AddNoteResult;

@ObjectType({
  simpleResolvers: true,
  description: "What came of asking for the sign that somebody types. Nothing has to follow.",
})
export class TypingShown {
  @Field(() => Boolean, {
    description:
      "Whether the contact's phone has been told, now or within the last 15 seconds; false when the provider cannot tell it (`Capabilities.typing`), did not take it, or needs a message of the contact's and there is none.",
  })
  isShown!: boolean;
}

export const ShowTypingResult = resultOf("showTyping", () => [
  TypingShown,
  ServiceWindowClosed,
  InteractionClosed,
  NotYours,
  NotFound,
]);
export type ShowTypingResult = typeof ShowTypingResult;
