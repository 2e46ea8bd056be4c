import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountId, DispositionId, IntervalId, QueueId, RoutingActionId, UserId } from "./ids.ts";
import { RoutingCondition } from "./routing-condition.input.ts";
import { AutoReplyModeEnum, RoutingActionTypeEnum } from "./routing-plan.ts";
import type { AutoReplyMode, RoutingActionType } from "./states.ts";

@InputType({ description: "A field of an answer that is kept in a variable." })
export class AnswerMappingInput {
  @Field(() => String, {
    description:
      "Where it stands in the JSON answer, such as `customer.orders.0.status`; empty for the whole answer. 0–200 characters.",
  })
  path!: string;

  @Field(() => String, {
    description: "The variable's name: a letter or underscore, then letters, digits, underscores; 1–40.",
  })
  variable!: string;
}

@InputType({ description: "A header that HTTP_REQUEST sends, a key of the system it calls, say." })
export class HttpHeaderInput {
  @Field(() => String, {
    description:
      "A name as HTTP allows it, 1–100 characters, once in a step; none of those that say how the request travels, such as `Host` or `Content-Type`.",
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Printable ASCII, at most 4,000 characters. Left out or empty: what is stored for this header of this step stays, as long as the address keeps its scheme, host and port.",
  })
  value?: string | null;
}

@InputType({
  description: "One step for `setRoutingPlan`. Fields that do not belong to its type must be left out or null.",
})
export class RoutingActionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The step's own id, for jumps to it; kept as it is, so send the one you read. A UUID, once in a plan; left out: a new one.",
  })
  id?: RoutingActionId | null;

  @Field(() => ID, {
    nullable: true,
    description: "When the step applies: outside this interval it is skipped; left out: always.",
  })
  intervalId?: IntervalId | null;

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
    description:
      "AUTO_REPLY: what to send; 1–4,096 characters, and no more than the provider's text limit. NOTE: the line to write; 1–1,000. SET_VARIABLE: the text it gets; at most 1,000. `{{name}}` stands for a variable or a part of the interaction, such as `{{contact.name}}`.",
  })
  text?: string | null;

  @Field(() => AutoReplyModeEnum, { nullable: true, description: "AUTO_REPLY: how often." })
  mode?: AutoReplyMode | null;

  @Field(() => String, { nullable: true, description: "TAG: what to add; 1–40 characters; `{{name}}` as in texts." })
  tag?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "CLOSE: the disposition to record, of this account or a general one; null for none.",
  })
  dispositionId?: DispositionId | null;

  @Field(() => ID, {
    nullable: true,
    description: "GO_TO and GO_TO_IF: the id of the step of this same plan to go on from.",
  })
  targetStepId?: RoutingActionId | null;

  @Field(() => RoutingCondition, { nullable: true, description: "GO_TO_IF: when to jump." })
  condition?: RoutingCondition | null;

  @Field(() => String, {
    nullable: true,
    description:
      "SET_VARIABLE: the variable. SYSTEM: the variable that gets what the command prints. A letter or underscore, then letters, digits, underscores; 1–40; none of `account`, `contact`, `interaction`, `message`, `variables`.",
  })
  variable?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "HTTP_REQUEST: where to post, `http` or `https`, without user and password; 1–2,000 characters. `{{name}}` is encoded for an address, and may not stand in the host. Private addresses are refused unless the operator allows them.",
  })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "HTTP_REQUEST: the JSON to post, at most 10,000 characters; `{{name}}` inside a quoted text is encoded for it. Left out: account, contact, interaction, message and variables.",
  })
  body?: string | null;

  @Field(() => [HttpHeaderInput], {
    nullable: true,
    description: "HTTP_REQUEST: headers to send beside the JSON; at most 10.",
  })
  headers?: HttpHeaderInput[] | null;

  @Field(() => [AnswerMappingInput], {
    nullable: true,
    description: "HTTP_REQUEST: what to keep of the answer; at most 20.",
  })
  mappings?: AnswerMappingInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "HTTP_REQUEST and SYSTEM: seconds it may take, 1–30; after them it counts as failed and the plan goes on.",
  })
  timeoutSeconds?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "SYSTEM: the name of a command that the operator registered, see `systemCommands`.",
  })
  command?: string | null;
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
