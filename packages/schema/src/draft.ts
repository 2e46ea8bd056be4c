import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { InteractionId } from "./ids.ts";

@ObjectType({
  simpleResolvers: true,
  description: "Words that the viewer began in an interaction and did not send: theirs alone, on every device.",
})
export class Draft {
  @Field(() => ID, { description: "The interaction it was begun in." })
  interactionId!: InteractionId;

  @Field(() => String, { description: "What was written; 1–16,384 characters." })
  text!: string;

  @Field(() => Boolean, { description: "True when it was begun as an internal note." })
  isNote!: boolean;

  @Field(() => GraphQLISODateTime, { description: "When it was saved last." })
  updatedAt!: Date;
}
