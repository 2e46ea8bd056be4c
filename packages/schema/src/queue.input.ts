import { Field, ID, InputType, Int } from "type-graphql";
import type { QueueId, TeamId, UserId } from "./ids.ts";
import { AGENT_TIMEOUT_SECONDS, QUEUE_WEIGHT } from "./limits.ts";
import { QueueStrategyEnum } from "./queue.ts";
import type { QueueStrategy } from "./states.ts";

@InputType({ description: "What `createQueue` needs." })
export class CreateQueueInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;

  @Field(() => QueueStrategyEnum, { description: "How it chooses agents." })
  strategy!: QueueStrategy;

  @Field(() => Int, {
    nullable: true,
    defaultValue: AGENT_TIMEOUT_SECONDS.default,
    description: "Seconds one agent is notified before the next; 1–2147483.",
  })
  agentTimeoutSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: QUEUE_WEIGHT.default,
    description: "Higher is served first; 0–1000.",
  })
  weight?: number | null;

  @Field(() => [ID], { nullable: true, description: "Its agents, at most 1,000; left out for none." })
  agentIds?: UserId[] | null;

  @Field(() => [ID], { nullable: true, description: "Its teams, at most 1,000; left out for none." })
  teamIds?: TeamId[] | null;
}

@InputType({ description: "What `updateQueue` changes; what is left out or null stays as it is." })
export class UpdateQueueInput {
  @Field(() => ID, { description: "The queue." })
  id!: QueueId;

  @Field(() => Int, { description: "The `Queue.version` the change is based on; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name, unique without regard to case; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Free text, at most 2,000 characters; an empty text removes it.",
  })
  description?: string | null;

  @Field(() => QueueStrategyEnum, {
    nullable: true,
    description: "How it chooses agents; may be changed at any time.",
  })
  strategy?: QueueStrategy | null;

  @Field(() => Int, { nullable: true, description: "Seconds one agent is notified before the next; 1–2147483." })
  agentTimeoutSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "Higher is served first; 0–1000." })
  weight?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Everybody who is to be in it, at most 1,000; those not named are taken out.",
  })
  agentIds?: UserId[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "All teams that are to be in it, at most 1,000; those not named are taken out.",
  })
  teamIds?: TeamId[] | null;
}

@InputType({ description: "What `deleteQueue` needs." })
export class DeleteQueueInput {
  @Field(() => ID, { description: "The queue." })
  id!: QueueId;
}
