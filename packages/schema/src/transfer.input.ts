import { Field, ID, InputType } from "type-graphql";
import type { InteractionId, QueueId, UserId } from "./ids.ts";

@InputType({ description: "What `transferInteraction` needs: exactly one of `agentId` and `queueId`." })
export class TransferInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => ID, { nullable: true, description: "The agent to ask; leave out for a queue." })
  agentId?: UserId | null;

  @Field(() => ID, { nullable: true, description: "The queue to ask; leave out for an agent." })
  queueId?: QueueId | null;

  @Field(() => String, {
    description:
      "The sender's own id of this transfer, 1–100 characters: the same one again changes nothing and answers as done.",
  })
  idempotencyKey!: string;
}

@InputType({ description: "What `cancelTransfer` needs." })
export class CancelTransferInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `handBackInteraction` needs." })
export class HandBackInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `assignInteraction` needs." })
export class AssignInteractionInput {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => ID, { description: "The agent who is to own it: one of its account." })
  agentId!: UserId;
}
