import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { OfferId } from "./ids.ts";
import { Interaction } from "./interaction.ts";
import { NotificationRun } from "./notification-preview.ts";
import { Queue } from "./queue.ts";
import type { OfferReason, OfferState, WithdrawalReason } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const OfferStateEnum = wireEnum<OfferState>(
  "OfferState",
  "How an offer stands. Every state but PENDING is final.",
  {
    pending: "May still be accepted or rejected, until `expiresAt`.",
    accepted: "The agent accepted and owns the interaction.",
    rejected: "The agent declined; they are not offered it again in this pass of the queue.",
    expired: "Nobody decided before `expiresAt`.",
    withdrawn:
      "Taken back, because another agent took the interaction, it was closed, or the agent may no longer have it; `withdrawnBecause` says which.",
  },
);

export const OfferReasonEnum = wireEnum<OfferReason>("OfferReason", "Why an interaction is offered to an agent.", {
  plan_queue: "A Queue action of the account's plan chose the agent.",
  plan_agent: "An Agent action of the account's plan names the agent.",
  assigned_agent: "The agent is the assigned agent of an interaction whose tab they had closed.",
  assigned_queue: "The assigned agent did not take it in time, so it goes to the assigned queue.",
  transfer: "Another agent transfers it.",
});

export const WithdrawalReasonEnum = wireEnum<WithdrawalReason>("WithdrawalReason", "Why an offer was taken back.", {
  taken: "Another agent took the interaction.",
  closed: "The interaction was closed.",
  not_available: "The agent was no longer available for it: paused, signed out, full or off the account.",
  moved: "Routing went another way.",
});

@ObjectType({
  simpleResolvers: true,
  description:
    "An invitation to one agent to take one interaction. At most one is pending for an agent and an interaction.",
})
export class Offer {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: OfferId;

  @Field(() => OfferStateEnum, { description: "How it stands." })
  state!: OfferState;

  @Field(() => OfferReasonEnum, { description: "Why it was made." })
  reason!: OfferReason;

  @Field(() => Interaction, { description: "What is offered. The agent may read it while the offer is pending." })
  interaction?: Interaction;

  @Field(() => User, { description: "Who is invited." })
  agent?: User;

  @Field(() => Queue, { nullable: true, description: "The queue it came through; null when none." })
  queue?: Queue | null;

  @Field(() => GraphQLISODateTime, { description: "When it was made." })
  offeredAt!: Date;

  @Field(() => GraphQLISODateTime, {
    description: "After this moment it can no longer be accepted. The database's clock decides.",
  })
  expiresAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it was accepted, rejected, expired or withdrawn; null while PENDING.",
  })
  decidedAt!: Date | null;

  @Field(() => String, {
    description: "The account's notification template filled in: plain text, lines parted by line feeds.",
  })
  notification?: string;

  @Field(() => [NotificationRun], {
    description: "The same with the template's styles: the pieces' texts joined are `notification`.",
  })
  notificationRuns?: readonly NotificationRun[];

  @Field(() => String, {
    nullable: true,
    description: "Why it was withdrawn, in words (English); null unless WITHDRAWN.",
  })
  withdrawnBecause!: string | null;

  @Field(() => WithdrawalReasonEnum, {
    nullable: true,
    description: "The same as a code; null unless WITHDRAWN, and for offers older than the code.",
  })
  withdrawalReason?: WithdrawalReason | null;

  @Field(() => User, {
    nullable: true,
    description: "Who took the interaction instead; null unless WITHDRAWN because of that.",
  })
  takenBy?: User | null;
}
