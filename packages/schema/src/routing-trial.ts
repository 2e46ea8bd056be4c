import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { NotFound, ValidationFailed } from "./errors.ts";
import type { RoutingActionId } from "./ids.ts";
import { resultOf } from "./result.ts";
import { RoutingActionTypeEnum } from "./routing-plan.ts";
import type { RoutingActionType, StepOutcome, TrialEnd } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const StepOutcomeEnum = wireEnum<StepOutcome>("StepOutcome", "What a step of a plan does when it is reached.", {
  asked: "Offers the interaction, for at most `seconds`; `agents` are those who would hear of it at once.",
  replied: "Sends `text`.",
  reply_not_due: "Sends nothing: it has spoken already, or this is not the first message.",
  tagged: "Adds the tag `text`.",
  closed: "Closes the interaction.",
  jumped: "Goes on from the step at `toPosition`.",
  condition_not_met: "Does not jump: its condition does not hold.",
  variable_set: "Keeps `text` in `variable`.",
  noted: "Writes `text` into the thread.",
  called: "Calls; `text` is what it would send or run.",
  call_failed: "Calls in vain: the plan goes on.",
  outside_interval: "Skipped: its interval is closed.",
  target_gone: "Skipped: what it names no longer exists.",
  jumps_spent: "Ends the plan: too many jumps.",
  variables_full: "Skipped: the interaction has as many variables as it may have.",
});

export const TrialEndEnum = wireEnum<TrialEnd>("TrialEnd", "How a trial of a plan ends.", {
  accepted: "Somebody accepted.",
  waiting: "The plan is spent: it waits, unread, for any agent of the account.",
  closed: "The plan closed it.",
});

@ObjectType({ simpleResolvers: true, description: "One step of a plan as it would run." })
export class TrialStep {
  @Field(() => ID, { description: "The step's id." })
  stepId!: RoutingActionId;

  @Field(() => Int, { description: "Its place in the plan, from 1." })
  position!: number;

  @Field(() => RoutingActionTypeEnum, { description: "What kind of step it is." })
  type!: RoutingActionType;

  @Field(() => GraphQLISODateTime, { description: "When it would be reached." })
  at!: Date;

  @Field(() => StepOutcomeEnum, { description: "What it would do." })
  outcome!: StepOutcome;

  @Field(() => String, {
    nullable: true,
    description: "The text it would send, write, keep or call, filled in; null when there is none.",
  })
  text!: string | null;

  @Field(() => String, { nullable: true, description: "The variable it would fill; null for none." })
  variable!: string | null;

  @Field(() => Int, { nullable: true, description: "JUMPED: the place it goes to, from 1; otherwise null." })
  toPosition!: number | null;

  @Field(() => Int, { nullable: true, description: "ASKED: for how long at most, in seconds; otherwise null." })
  seconds!: number | null;

  @Field(() => [User], { description: "ASKED: who would hear of it at once; empty when nobody is free." })
  agents?: readonly User[];
}

@ObjectType({ simpleResolvers: true, description: "A variable and its text." })
export class PlanVariable {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "Its text." })
  value!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What would happen, decided by the same rules that route interactions; an interaction that is new, and that nobody else competes with, is supposed.",
})
export class RoutingTrial {
  @Field(() => [TrialStep], { description: "Every step reached, in order; at most 500 are shown." })
  steps!: readonly TrialStep[];

  @Field(() => TrialEndEnum, { description: "How it ends." })
  end!: TrialEnd;

  @Field(() => GraphQLISODateTime, { description: "When it ends." })
  endsAt!: Date;

  @Field(() => User, { nullable: true, description: "Who accepted; null when nobody did." })
  acceptedBy?: User | null;

  @Field(() => [PlanVariable], { description: "The variables at the end, by name." })
  variables!: readonly PlanVariable[];
}

export const TryRoutingPlanResult = resultOf("tryRoutingPlan", () => [RoutingTrial, ValidationFailed, NotFound]);
export type TryRoutingPlanResult = typeof TryRoutingPlanResult;
