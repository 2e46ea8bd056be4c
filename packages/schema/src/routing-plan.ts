import { Field, ID, Int, ObjectType } from "type-graphql";
import { Disposition } from "./disposition.ts";
import type { IntervalId, RoutingActionId } from "./ids.ts";
import { Interval } from "./interval.ts";
import { Queue } from "./queue.ts";
import type { AutoReplyMode, RoutingActionType } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const RoutingActionTypeEnum = wireEnum<RoutingActionType>(
  "RoutingActionType",
  "The kinds of step a routing plan may hold.",
  {
    queue: "Offers the interaction to a queue and waits `waitSeconds`. Needs `queueId`.",
    agent: "Offers the interaction to one agent and waits `waitSeconds`. Needs `agentId`.",
    auto_reply: "Sends `text` to the contact, as often as `mode` says. Needs `text` and `mode`.",
    tag: "Adds `tag`, never twice. Needs `tag`.",
    close: "Closes the interaction, with a disposition if one is given, and ends the plan.",
    go_to: "Goes on from the step `targetStepId`. A run makes at most 100 jumps, then it ends.",
    go_to_if: "Does so when `condition` holds; otherwise the next step runs.",
    set_variable: "Keeps `text` in `variable` for later steps.",
    note: "Writes `text` as a line into the thread, which the customer never sees.",
    http_request:
      "Posts JSON to `url`, waits at most `timeoutSeconds`, and keeps parts of the answer in variables. When it fails, a line says so and the next step runs. Never repeated by itself.",
    system:
      "Runs `command`, which the operator has registered, and keeps what it prints in `variable`. Off unless commands are registered.",
  },
);

export const AutoReplyModeEnum = wireEnum<AutoReplyMode>("AutoReplyMode", "How often an automatic reply is sent.", {
  always: "Every time the plan reaches the step.",
  once: "Once in an interaction.",
  first_message: "Only when the interaction's first message is being routed.",
});

@ObjectType({ simpleResolvers: true, description: "A field of an answer that is kept in a variable." })
export class AnswerMapping {
  @Field(() => String, { description: "Where it stands in the JSON answer; empty for the whole answer." })
  path!: string;

  @Field(() => String, { description: "The variable's name." })
  variable!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A header that HTTP_REQUEST sends. Its value is kept sealed and never returned.",
})
export class HttpHeader {
  @Field(() => String, { description: "The header's name." })
  name!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "One step of an account's routing plan. Which fields are set follows from `type`.",
})
export class RoutingAction {
  @Field(() => ID, { description: "Stable while the step is in the plan: edits keep it, jumps name it." })
  id!: RoutingActionId;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the interval outside which the step is skipped; null: it always applies.",
  })
  intervalId!: IntervalId | null;

  @Field(() => Interval, {
    nullable: true,
    description: "That interval; null without one, and when it was deleted (the step is then skipped).",
  })
  interval?: Interval | null;

  @Field(() => RoutingActionTypeEnum, { description: "What the step does." })
  type!: RoutingActionType;

  @Field(() => Queue, {
    nullable: true,
    description:
      "The queue to offer to; null for other types, and when the queue was deleted (the step is then skipped).",
  })
  queue?: Queue | null;

  @Field(() => User, {
    nullable: true,
    description:
      "The agent to offer to; null for other types, and when the agent is no longer there (the step is then skipped).",
  })
  agent?: User | null;

  @Field(() => Int, {
    nullable: true,
    description: "How long QUEUE and AGENT wait before the next step, in seconds, 1–2147483; null for other types.",
  })
  waitSeconds!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What AUTO_REPLY sends, NOTE writes and SET_VARIABLE keeps, at most 4,096 characters; null for other types.",
  })
  text!: string | null;

  @Field(() => AutoReplyModeEnum, {
    nullable: true,
    description: "How often AUTO_REPLY is sent; null for other types.",
  })
  mode!: AutoReplyMode | null;

  @Field(() => String, { nullable: true, description: "What TAG adds, at most 40 characters; null for other types." })
  tag!: string | null;

  @Field(() => Disposition, {
    nullable: true,
    description: "The disposition CLOSE records; null when none is chosen, for other types, and when it was deleted.",
  })
  disposition?: Disposition | null;

  @Field(() => ID, { nullable: true, description: "Where GO_TO and GO_TO_IF go; null for other types." })
  targetStepId!: RoutingActionId | null;

  @Field(() => String, {
    nullable: true,
    description: "When GO_TO_IF jumps, as the JSON of a `RoutingCondition`; null for other types.",
  })
  conditionJson?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The variable that SET_VARIABLE and SYSTEM fill; null for other types.",
  })
  variable!: string | null;

  @Field(() => String, { nullable: true, description: "Where HTTP_REQUEST posts; null for other types." })
  url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The JSON HTTP_REQUEST posts; null for the usual one, and for other types.",
  })
  body!: string | null;

  @Field(() => [HttpHeader], { description: "What HTTP_REQUEST sends beside the JSON; empty for other types." })
  headers!: readonly HttpHeader[];

  @Field(() => [AnswerMapping], { description: "What HTTP_REQUEST keeps of the answer; empty for other types." })
  mappings!: readonly AnswerMapping[];

  @Field(() => Int, {
    nullable: true,
    description: "How long HTTP_REQUEST and SYSTEM may take, in seconds, 1–30; null for other types.",
  })
  timeoutSeconds!: number | null;

  @Field(() => String, { nullable: true, description: "The command SYSTEM runs; null for other types." })
  command!: string | null;
}
