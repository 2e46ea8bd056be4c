import { Field, ID, Int, ObjectType } from "type-graphql";
import { Disposition } from "./disposition.ts";
import type { RoutingActionId } from "./ids.ts";
import { Queue } from "./queue.ts";
import type { AutoReplyMode, RoutingActionType } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const RoutingActionTypeEnum = wireEnum<RoutingActionType>(
  "RoutingActionType",
  "The kinds of action a routing plan may hold (R5).",
  {
    queue: "Offers the interaction to a queue and waits `waitSeconds` (ACT-04). Needs `queueId`.",
    agent: "Offers the interaction to one agent and waits `waitSeconds` (ACT-03). Needs `agentId`.",
    auto_reply: "Sends `text` to the contact, as often as `mode` says (ACT-05). Needs `text` and `mode`.",
    tag: "Adds `tag`, never twice (ACT-12). Needs `tag`.",
    close: "Closes the interaction, with a disposition if one is given, and ends the plan (ACT-06).",
  },
);

export const AutoReplyModeEnum = wireEnum<AutoReplyMode>(
  "AutoReplyMode",
  "How often an automatic reply is sent (ACT-05).",
  {
    always: "Every time the plan reaches the action.",
    once: "Once in an interaction.",
    first_message: "Only when the interaction's first message is being routed.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "One step of an account's routing plan (R5). Which fields are set follows from `type`.",
})
export class RoutingAction {
  @Field(() => ID, { description: "UUIDv7; a new one each time the plan is saved." })
  id!: RoutingActionId;

  @Field(() => RoutingActionTypeEnum, { description: "What the step does." })
  type!: RoutingActionType;

  @Field(() => Queue, {
    nullable: true,
    description:
      "The queue to offer to; null for other types, and when the queue was deleted (the step is then skipped, ACT-21).",
  })
  queue?: Queue | null;

  @Field(() => User, {
    nullable: true,
    description:
      "The agent to offer to; null for other types, and when the agent is no longer there (the step is then skipped, ACT-21).",
  })
  agent?: User | null;

  @Field(() => Int, {
    nullable: true,
    description: "How long QUEUE and AGENT wait before the next step, in seconds, 1–2147483; null for other types.",
  })
  waitSeconds!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What AUTO_REPLY sends, at most 4,096 characters; null for other types.",
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
}
