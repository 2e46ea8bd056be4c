import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "./connection.ts";
import type { QueueId } from "./ids.ts";
import type { QueueStrategy } from "./states.ts";
import { Team } from "./team.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const QueueStrategyEnum = wireEnum<QueueStrategy>(
  "QueueStrategy",
  "How a queue chooses among its eligible agents.",
  {
    beep_all: "All at once: the first to accept wins, the other offers are withdrawn.",
    round_robin: "One at a time, after the agent used last; the place is remembered across restarts.",
    least_recent: "One at a time, whoever was notified longest ago.",
  },
);

@ObjectType({ simpleResolvers: true, description: "A group of agents that share waiting interactions." })
export class Queue {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: QueueId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; null when empty." })
  description!: string | null;

  @Field(() => QueueStrategyEnum, { description: "How it chooses agents; may be changed at any time." })
  strategy!: QueueStrategy;

  @Field(() => Int, {
    description: "How long one agent is notified before the next, in seconds; 1–2147483, default 15.",
  })
  agentTimeoutSeconds!: number;

  @Field(() => Int, {
    description: "Higher is served first where queues compete for one agent; 0–1000, default 0.",
  })
  weight!: number;

  @Field(() => [User], { description: "Agents who belong to it by themselves, by name." })
  agents?: readonly User[];

  @Field(() => [Team], { description: "Teams that belong to it as a whole, by name." })
  teams?: readonly Team[];

  @Field(() => [User], {
    description: "Everybody it may offer to: its agents and those of its teams, each once, by name.",
  })
  members?: readonly User[];

  @Field(() => Int, { description: "Open interactions that wait in it now, without owner." })
  waiting?: number;

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateQueue`." })
  version!: number;
}

const queuePages = connectionOf("Queue", "queues", () => Queue);
export const QueueEdge = queuePages.Edge;
export type QueueEdge = InstanceType<typeof QueueEdge>;
export const QueueConnection = queuePages.Connection;
export type QueueConnection = InstanceType<typeof QueueConnection>;
