import { Field, ID, InputType } from "type-graphql";
import type { DispositionId, InteractionId } from "./ids.ts";

@InputType({ description: "What `takeInteraction` needs." })
export class TakeInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
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
      "The disposition, on any level (DSP-03), of the interaction's account or a general one; may be left out where the account requires none (R11).",
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
