import { Field, GraphQLISODateTime, Int, ObjectType } from "type-graphql";
import { OfferReasonEnum, OfferStateEnum } from "./offer.ts";
import { Queue } from "./queue.ts";
import type { OfferReason, OfferState, RoutingHistoryKind } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const RoutingHistoryKindEnum = wireEnum<RoutingHistoryKind>(
  "RoutingHistoryKind",
  "What happened in an interaction's routing. New kinds may be added: show those you do not know by their time alone.",
  {
    searched: "An agent or a queue was asked, for `seconds`, because of `reason`.",
    offered: "It rang for `agent`, through `queue` if any, for at most `seconds`; `outcome` says how that ended.",
    taken: "`agent` took it without an offer.",
    assigned: "`by` gave it to `agent`.",
    handed_back: "`by` gave it back from `agent`.",
    owner_gone: "`agent`, its owner, was deactivated or taken off the account.",
    transfer_cancelled: "`by` took the transfer back.",
    transfer_returned: "Nobody accepted the transfer: it is back with `agent`.",
    target_gone: "What a step of the plan, or a search, named no longer exists.",
    plan_spent: "The plan found nobody: any agent of the account may take it.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "One thing that happened in an interaction's routing, to be told in words.",
})
export class RoutingHistoryEntry {
  @Field(() => RoutingHistoryKindEnum, { description: "What happened." })
  kind!: RoutingHistoryKind;

  @Field(() => GraphQLISODateTime, { description: "When it happened or, for what takes time, began." })
  at!: Date;

  @Field(() => User, { nullable: true, description: "The agent it is about; null when it is about none." })
  agent?: User | null;

  @Field(() => Queue, {
    nullable: true,
    description: "The queue it is about; null when it is about none, or the queue was deleted.",
  })
  queue?: Queue | null;

  @Field(() => Int, {
    nullable: true,
    description: "For how long was asked or rung at most, in seconds; null for what takes no time.",
  })
  seconds!: number | null;

  @Field(() => OfferReasonEnum, { nullable: true, description: "Why somebody was asked; null for other kinds." })
  reason!: OfferReason | null;

  @Field(() => OfferStateEnum, { nullable: true, description: "How the offer stands; null unless OFFERED." })
  outcome!: OfferState | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When the offer ended; null unless OFFERED, and while it rings.",
  })
  endedAt!: Date | null;

  @Field(() => User, { nullable: true, description: "Who did it; null when the system did." })
  by?: User | null;
}
