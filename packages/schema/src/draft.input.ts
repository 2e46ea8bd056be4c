import { Field, ID, InputType } from "type-graphql";
import type { InteractionId } from "./ids.ts";

@InputType({ description: "What `saveDraft` needs." })
export class SaveDraftInput {
  @Field(() => ID, { description: "The interaction it is begun in." })
  interactionId!: InteractionId;

  @Field(() => String, { description: "What was written, at most 16,384 characters; blank forgets the draft." })
  text!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "True when it is begun as an internal note.",
  })
  isNote?: boolean | null;
}
