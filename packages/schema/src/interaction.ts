import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { connectionOf } from "./connection.ts";
import { Contact } from "./contact.ts";
import type { InteractionId } from "./ids.ts";
import { Message, MessageConnection } from "./message.ts";
import { Offer } from "./offer.ts";
import { Queue } from "./queue.ts";
import { RoutingHistoryEntry } from "./routing-history.ts";
import type { ClosedBy, InteractionOrder, InteractionPhase } from "./states.ts";
import { Transfer } from "./transfer.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const InteractionPhaseEnum = wireEnum<InteractionPhase>(
  "InteractionPhase",
  "Where an interaction stands in its life.",
  {
    routing: "The account's plan, or the wait for the former owner, is looking for an agent; no offer is out.",
    offered: "At least one agent has a pending offer for it.",
    assigned: "An agent owns it.",
    waiting: "Open, unread and without owner, because the plan is spent; any agent of the account may take it.",
    closed: "Over for good: the contact's next message opens a new interaction.",
  },
);

export const ClosedByEnum = wireEnum<ClosedBy>("ClosedBy", "Who or what closed an interaction.", {
  agent: "Its owner, with or without a disposition.",
  plan: "A Close action of the routing plan.",
  supervisor: "A supervisor or administrator who stepped in.",
  inactivity: "The account's inactivity limit.",
  whitelist: "The account's whitelist refused the sender.",
});

export const InteractionOrderEnum = wireEnum<InteractionOrder>(
  "InteractionOrder",
  "The order of a list of interactions. Ties are broken by id, so that paging never skips or repeats.",
  {
    last_message_newest: "Newest last message first.",
    waiting_oldest: "Longest waiting without owner first; those that do not wait come last.",
    opened_newest: "Newest opened first.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "One conversation with one contact on one account, from its first message to its closing.",
})
export class Interaction {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: InteractionId;

  @Field(() => Int, { description: "Running number of the installation, for people to quote." })
  number!: number;

  @Field(() => Account, { description: "The account it came in on." })
  account?: Account;

  @Field(() => Contact, { description: "Who writes." })
  contact?: Contact;

  @Field(() => InteractionPhaseEnum, { description: "Where it stands." })
  phase!: InteractionPhase;

  @Field(() => GraphQLISODateTime, { description: "When its first message was received." })
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When it was closed; null while open." })
  closedAt!: Date | null;

  @Field(() => ClosedByEnum, { nullable: true, description: "Who or what closed it; null while open." })
  closedBy!: ClosedBy | null;

  @Field(() => User, {
    nullable: true,
    description:
      "Its owner. While a message for an owned interaction is offered around, the former owner until somebody accepts. Null when nobody has owned it.",
  })
  assignedAgent?: User | null;

  @Field(() => Queue, {
    nullable: true,
    description: "The queue that brought it to its owner; null when no queue did.",
  })
  assignedQueue?: Queue | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      "Since when it has been without owner or waiting for one; null while it is owned in peace, and when closed.",
  })
  waitingSince!: Date | null;

  @Field(() => Boolean, {
    description: "Something inbound, or a returned transfer, that its owner has not opened yet.",
  })
  isUnread!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether its owner keeps it in a tab: set by `openInteraction`, by accepting and by taking; cleared by `closeTab`. New messages are then delivered there while the owner is online.",
  })
  isTabOpen!: boolean;

  @Field(() => Int, { description: "Inbound messages since it was last read; 0 when read." })
  unreadCount!: number;

  @Field(() => Message, {
    nullable: true,
    description: "Newest message by the time shown, notes and system lines aside; null when there is none yet.",
  })
  lastMessage?: Message | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When that message was written; null when there is none yet.",
  })
  lastMessageAt!: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      "Until when free text may be sent: 24 h after the contact's last message. A past time when the window is closed; null when the contact has never written.",
  })
  serviceWindowEndsAt?: Date | null;

  @Field(() => [String], {
    description: "Its tags, in the order they were added; each at most 40 characters, at most 50 of them.",
  })
  tags!: readonly string[];

  @Field(() => [String], {
    description:
      "Names of the disposition it was closed with, top level first, one to three; kept as text, so deleting a disposition changes no history. Empty while open or when closed without.",
  })
  disposition!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: "What the closer wrote about it, at most 2,000 characters; null when nothing. Staff only.",
  })
  note?: string | null;

  @Field(() => Int, { description: "Rises by one at each change." })
  version!: number;

  @Field(() => MessageConnection, {
    description:
      "The thread, a page at a time from its end: oldest first inside the page; page back by passing the `startCursor` as `before`.",
  })
  messages?: MessageConnection;

  @Field(() => [Message], {
    description: "Its internal notes alone, newest first, at most 50: they stand in the thread too.",
  })
  notes?: readonly Message[];

  @Field(() => [Offer], {
    description:
      "Offers of it that are pending now, soonest to expire first: who is being rung. Each may be accepted by its own agent only.",
  })
  pendingOffers?: readonly Offer[];

  @Field(() => Transfer, {
    nullable: true,
    description: "The transfer that waits to be accepted; null when it is not being transferred.",
  })
  transfer?: Transfer | null;

  @Field(() => [RoutingHistoryEntry], {
    description: "How it came where it is: whom it was offered to and why, oldest first, the newest 500 of them.",
  })
  routingHistory?: readonly RoutingHistoryEntry[];

  @Field(() => [Interaction], {
    description: "The contact's earlier interactions on this account, newest first, at most 20.",
  })
  earlier?: readonly Interaction[];
}

const interactionPages = connectionOf("Interaction", "interactions", () => Interaction);
export const InteractionEdge = interactionPages.Edge;
export type InteractionEdge = InstanceType<typeof InteractionEdge>;
export const InteractionConnection = interactionPages.Connection;
export type InteractionConnection = InstanceType<typeof InteractionConnection>;
