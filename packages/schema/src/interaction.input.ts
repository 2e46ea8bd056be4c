import { Field, ID, InputType } from "type-graphql";
import type { AccountId, AttachmentId, ContactId, DispositionId, InteractionId, TemplateId } from "./ids.ts";

@InputType({ description: "What `takeInteraction` needs." })
export class TakeInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `startInteraction` needs: the contact by exactly one of `contactId` and `phone`." })
export class StartInteractionInput {
  @Field(() => ID, { description: "The account to write from." })
  accountId!: AccountId;

  @Field(() => ID, { nullable: true, description: "A contact that wrote to an account the viewer may see." })
  contactId?: ContactId | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A number with its country code, with or without `+` and spaces; 7–15 digits. One that nobody wrote from yet becomes a contact.",
  })
  phone?: string | null;

  @Field(() => String, {
    description: "As in `SendMessageInput`: the same one answers the first interaction and sends nothing.",
  })
  clientMessageId!: string;

  @Field(() => ID, { description: "An APPROVED template of the account." })
  templateId!: TemplateId;

  @Field(() => [String], {
    nullable: true,
    description:
      "What fills the template's `variables`, as many and in their order, at most 50 of at most 1,024 characters.",
  })
  templateParameters?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "The uploaded file at the template's head, needed exactly where `Template.headerNeedsFile` says so.",
  })
  attachmentId?: AttachmentId | null;
}

@InputType({ description: "What `openInteraction` needs." })
export class OpenInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `closeTab` needs." })
export class CloseTabInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `closeInteraction` needs." })
export class CloseInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => ID, {
    nullable: true,
    description:
      "The disposition, on any level, of the interaction's account or a general one; may be left out where the account requires none.",
  })
  dispositionId?: DispositionId | null;

  @Field(() => String, {
    nullable: true,
    description: "A word for colleagues about the outcome; at most 2,000 characters.",
  })
  note?: string | null;
}

@InputType({ description: "What `tagInteraction` needs." })
export class TagInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => [String], {
    description:
      "All the tags it is to have, at most 50 of 1–40 characters; doubles are dropped without regard to case.",
  })
  tags!: string[];
}
