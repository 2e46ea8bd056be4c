import { Field, Float, ID, InputType } from "type-graphql";
import type { AttachmentId, InteractionId, MessageId, TemplateId } from "./ids.ts";

@InputType({ description: "A place to send." })
export class LocationInput {
  @Field(() => Float, { description: "Degrees north, -90 to 90." })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, -180 to 180." })
  longitude!: number;

  @Field(() => String, { nullable: true, description: "Name of the place, at most 120 characters." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Postal address, at most 500 characters." })
  address?: string | null;
}

@InputType({
  description:
    "What `sendMessage` needs: exactly one of `text`, `attachmentId`, `location` and `templateId`, except that `text` may stand with `attachmentId` as its caption, and `attachmentId` with `templateId` as the file at its head.",
})
export class SendMessageInput {
  @Field(() => ID, { description: "The interaction to write in." })
  interactionId!: InteractionId;

  @Field(() => String, {
    description:
      "An id of the sender's own choice, unique in the interaction, at most 100 characters: sending again with the same one answers the first message and sends nothing.",
  })
  clientMessageId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Text or caption; at most 4,096 characters and no more than the provider's `textLimit` or `captionLimit`.",
  })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "A file uploaded by `POST /files` and not sent yet; its kind and size must be within `mediaLimits`. With `templateId` it stands at the template's head: needed exactly where `Template.headerNeedsFile` says so, and of the kind `headerType` names.",
  })
  attachmentId?: AttachmentId | null;

  @Field(() => LocationInput, { nullable: true, description: "A place." })
  location?: LocationInput | null;

  @Field(() => ID, {
    nullable: true,
    description: "An APPROVED template of the account; allowed outside the service window too.",
  })
  templateId?: TemplateId | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "What fills the template's `variables`, as many and in their order, at most 50 of at most 1,024 characters; left out when it has none.",
  })
  templateParameters?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "The message of this interaction it answers to, where the provider's `replyContext` allows it.",
  })
  replyToId?: MessageId | null;
}

@InputType({ description: "What `retryMessage` needs." })
export class RetryMessageInput {
  @Field(() => ID, { description: "A message whose status is FAILED or UNKNOWN." })
  messageId!: MessageId;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Must be true to repeat an UNKNOWN message, because the contact may then get it twice.",
  })
  confirmUnknown?: boolean | null;
}

@InputType({ description: "What `react` needs." })
export class ReactInput {
  @Field(() => ID, { description: "The message to react to." })
  messageId!: MessageId;

  @Field(() => String, { nullable: true, description: "One emoji; null or left out takes the reaction back." })
  emoji?: string | null;
}

@InputType({ description: "What `addNote` needs." })
export class AddNoteInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => String, { description: "As in `SendMessageInput`: the same one adds no second note." })
  clientMessageId!: string;

  @Field(() => String, { description: "The note; 1–4,096 characters." })
  text!: string;
}

@InputType({ description: "What `showTyping` needs." })
export class ShowTypingInput {
  @Field(() => ID, { description: "The interaction somebody types a message in; for a note, do not ask." })
  interactionId!: InteractionId;
}
