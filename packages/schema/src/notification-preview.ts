import { Field, Int, ObjectType } from "type-graphql";
import { Reason } from "./reason.ts";

@ObjectType({
  simpleResolvers: true,
  description: "A piece of a filled-in notification in one style: `*bold*` and `_italic_` of the template.",
})
export class NotificationRun {
  @Field(() => String, { description: "Plain text, lines parted by line feeds: show it as text, never as markup." })
  text!: string;

  @Field(() => Boolean, { description: "Whether it is bold." })
  bold!: boolean;

  @Field(() => Boolean, { description: "Whether it is italic." })
  italic!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Something about a notification template, at its place." })
export class NotificationProblem {
  @Field(() => Int, { description: "Its line, from 1." })
  line!: number;

  @Field(() => Int, { description: "Its place in the line in characters, from 1." })
  column!: number;

  @Field(() => String, { description: "What it is, and what to do, in words (English)." })
  message!: string;

  @Field(() => Reason, { description: "The same as a code with its values." })
  reason!: Reason;

  @Field(() => Boolean, {
    description: "True: the template cannot be saved like this. False: a warning, such as a name that is always empty.",
  })
  isError!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "A notification template filled in with a sample.",
})
export class NotificationPreview {
  @Field(() => String, { description: "As plain text; empty when the template has an error." })
  text!: string;

  @Field(() => [NotificationRun], { description: "The same with its styles; empty when the template has an error." })
  runs!: readonly NotificationRun[];

  @Field(() => [NotificationProblem], { description: "Errors and warnings in the order of their places." })
  problems!: readonly NotificationProblem[];
}
