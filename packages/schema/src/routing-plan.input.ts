import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountId, DispositionId, QueueId, UserId } from "./ids.ts";
import { AutoReplyModeEnum, RoutingActionTypeEnum } from "./routing-plan.ts";
import type { AutoReplyMode, RoutingActionType } from "./states.ts";

@InputType({
  description: "One step for `setRoutingPlan`. Fields that do not belong to its type must be left out or null.",
})
export class RoutingActionInput {
  @Field(() => RoutingActionTypeEnum, { description: "What the step does." })
  type!: RoutingActionType;

  @Field(() => ID, { nullable: true, description: "QUEUE: the queue to offer to." })
  queueId?: QueueId | null;

  @Field(() => ID, { nullable: true, description: "AGENT: the agent to offer to, who must be on the account." })
  agentId?: UserId | null;

  @Field(() => Int, {
    nullable: true,
    description: "QUEUE and AGENT: seconds to wait before the next step; 1–2147483.",
  })
  waitSeconds?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "AUTO_REPLY: what to send; 1–4,096 characters, and no more than the provider's text limit.",
  })
  text?: string | null;

  @Field(() => AutoReplyModeEnum, { nullable: true, description: "AUTO_REPLY: how often." })
  mode?: AutoReplyMode | null;

  @Field(() => String, { nullable: true, description: "TAG: what to add; 1–40 characters." })
  tag?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "CLOSE: the disposition to record, of this account or a general one; null for none.",
  })
  dispositionId?: DispositionId | null;
}

@InputType({ description: "What `setRoutingPlan` needs." })
export class SetRoutingPlanInput {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;

  @Field(() => Int, {
    description: "The `Account.version` the change is based on; an older one answers `EditConflict`.",
  })
  version!: number;

  @Field(() => [RoutingActionInput], {
    description: "The whole plan in order, at most 100 steps; an empty list removes it.",
  })
  actions!: RoutingActionInput[];
}
