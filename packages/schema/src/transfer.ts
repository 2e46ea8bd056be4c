import { Field, GraphQLISODateTime, Int, ObjectType } from "type-graphql";
import { TransferSettings } from "./account.ts";
import { Queue } from "./queue.ts";
import type { TransferProblem } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const TransferProblemEnum = wireEnum<TransferProblem>(
  "TransferProblem",
  "Why an interaction cannot be transferred to somebody now.",
  {
    own: "They own it already.",
    unknown: "There is no such agent or queue, or the agent may not sign in any more.",
    not_on_account: "The agent is not on the interaction's account.",
    offline: "The agent is not there.",
    paused: "The agent is on a pause.",
    full: "The agent has as many interactions as their capacity allows.",
    nobody_there: "Nobody of the queue is there for this account.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description:
    "An interaction that is being transferred: until somebody accepts, its owner keeps it and may go on answering.",
})
export class Transfer {
  @Field(() => User, { nullable: true, description: "The agent who is asked; null when a queue is." })
  agent?: User | null;

  @Field(() => Queue, { nullable: true, description: "The queue that is asked; null when an agent is." })
  queue?: Queue | null;

  @Field(() => User, { description: "Who asked for it: the owner, or a supervisor." })
  requestedBy?: User;

  @Field(() => GraphQLISODateTime, { description: "When it was asked for." })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    description:
      "When it returns to its owner as unread, unless somebody accepts before. The database's clock decides.",
  })
  expiresAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "An agent an interaction may be transferred to." })
export class TransferAgent {
  @Field(() => User, { description: "The agent: on the account, there and not paused." })
  agent?: User;

  @Field(() => Int, { description: "Open interactions they own now." })
  owned!: number;

  @Field(() => Int, { description: "How many they may own at once." })
  capacity!: number;

  @Field(() => Boolean, {
    description: "Whether all their places are taken or rung for; a transfer to them is refused as FULL.",
  })
  isFull!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A queue an interaction may be transferred to." })
export class TransferQueue {
  @Field(() => Queue, { description: "The queue; at least one of its agents is there for the account." })
  queue?: Queue;

  @Field(() => Int, { description: "How many of its agents are there for the account, without the owner." })
  present!: number;

  @Field(() => Int, { description: "How many of them have a place free; 0: a transfer waits until somebody has." })
  free!: number;
}

@ObjectType({ simpleResolvers: true, description: "Where one interaction may be transferred now." })
export class TransferTargets {
  @Field(() => TransferSettings, {
    description: "Whether transfers to agents are on for its account, and for how long.",
  })
  toAgent!: TransferSettings;

  @Field(() => TransferSettings, { description: "The same for queues." })
  toQueue!: TransferSettings;

  @Field(() => [TransferAgent], { description: "Agents, by name; empty when transfers to agents are off." })
  agents!: readonly TransferAgent[];

  @Field(() => [TransferQueue], { description: "Queues, by name; empty when transfers to queues are off." })
  queues!: readonly TransferQueue[];
}
