import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import type { AccountId, ContactId, RoutingActionId, UserId } from "./ids.ts";
import { RoutingActionInput } from "./routing-plan.input.ts";

@InputType({ description: "What an HTTP request or a command is taken to answer in a trial: nothing is called." })
export class TrialAnswerInput {
  @Field(() => ID, { description: "The step." })
  stepId!: RoutingActionId;

  @Field(() => Boolean, { defaultValue: false, description: "True: it fails." })
  fails?: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "What it answers or prints; at most 262,144 characters. Left out: an empty JSON object, an empty text.",
  })
  text?: string | null;
}

@InputType({ description: "A variable that is taken to be set when the trial begins." })
export class TrialVariableInput {
  @Field(() => String, { description: "Its name, as in SET_VARIABLE." })
  name!: string;

  @Field(() => String, { description: "Its text; at most 1,000 characters." })
  value!: string;
}

@InputType({ description: "What `tryRoutingPlan` supposes. Nothing is stored, sent or called." })
export class TryRoutingPlanInput {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;

  @Field(() => [RoutingActionInput], {
    nullable: true,
    description: "The plan as it is being edited; left out: the one that is saved.",
  })
  actions?: RoutingActionInput[] | null;

  @Field(() => ID, { nullable: true, description: "Who writes: a contact; left out: somebody new." })
  contactId?: ContactId | null;

  @Field(() => String, {
    nullable: true,
    description: "Who writes, when there is no `contactId`: their phone; 7–15 digits. A contact with it is taken.",
  })
  phone?: string | null;

  @Field(() => String, { description: "What they write; at most 4,096 characters." })
  text!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When they write; left out: now." })
  at?: Date | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Agents who are signed in, free and not paused; left out: as it is now. At most 1,000.",
  })
  availableAgentIds?: UserId[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "The agent who accepts as soon as they are asked; left out: nobody accepts.",
  })
  acceptedById?: UserId | null;

  @Field(() => [TrialAnswerInput], { nullable: true, description: "What is answered; at most 100." })
  answers?: TrialAnswerInput[] | null;

  @Field(() => [TrialVariableInput], { nullable: true, description: "Variables set beforehand; at most 50." })
  variables?: TrialVariableInput[] | null;
}
