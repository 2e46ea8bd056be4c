import { createUnionType, Field, GraphQLISODateTime, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { Contact } from "./contact.ts";
import { Cursor } from "./cursor.ts";
import { Interaction } from "./interaction.ts";
import { Message } from "./message.ts";
import { Offer } from "./offer.ts";
import { Queue } from "./queue.ts";
import type { EventKind } from "./states.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const EventKindEnum = wireEnum<EventKind>(
  "EventKind",
  "What a live event tells. New kinds may be added: ignore those you do not know.",
  {
    interaction_opened: "A contact's message opened an interaction; `interaction` is set.",
    interaction_changed: "An interaction changed: phase, owner, queue, unread mark or tags; `interaction` is set.",
    interaction_closed: "An interaction was closed; `interaction` is set.",
    message_added: "A message, note or system line was added; `message` and `interaction` are set.",
    message_changed:
      "A message changed: status, file, reaction, edit or revocation; `message` and `interaction` are set.",
    offer_made: "An offer was made to the viewer; `offer` and `interaction` are set.",
    offer_changed: "An offer to the viewer was decided, expired or withdrawn; `offer` is set.",
    presence_changed: "An agent's presence or number of open interactions changed; `user` is set.",
    account_changed: "An account, its agents or its plan changed; `account` is set unless it is gone.",
    queue_changed:
      "A queue, its agents or its number of waiting interactions changed; `queue` is set unless it is gone.",
    contact_changed: "A contact's name, identifiers or lists changed; `contact` is set.",
    draft_changed:
      "The viewer saved or cleared a draft, perhaps on another screen of theirs; `interaction` is set: ask `draft` for it.",
    viewer_changed:
      "What the viewer is or may see changed, for instance an account was granted or taken away: fetch `viewer` and the lists afresh.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description:
    "Something changed that the viewer may see. The objects are in their current state, which may be newer than the event; those the kind does not concern, or that are gone or no longer visible, are null.",
})
export class LiveEvent {
  @Field(() => Cursor, { description: "Its position: resume `after` it." })
  cursor!: string;

  @Field(() => EventKindEnum, { description: "What it tells, and which fields are set." })
  kind!: EventKind;

  @Field(() => GraphQLISODateTime, { description: "When it happened." })
  occurredAt!: Date;

  @Field(() => Interaction, {
    nullable: true,
    description: "The interaction it is about; null when the kind has none.",
  })
  interaction?: Interaction | null;

  @Field(() => Message, { nullable: true, description: "The message it is about; null when the kind has none." })
  message?: Message | null;

  @Field(() => Offer, { nullable: true, description: "The offer it is about; null when the kind has none." })
  offer?: Offer | null;

  @Field(() => User, { nullable: true, description: "The user it is about; null when the kind has none." })
  user?: User | null;

  @Field(() => Account, { nullable: true, description: "The account it is about; null when the kind has none." })
  account?: Account | null;

  @Field(() => Queue, { nullable: true, description: "The queue it is about; null when the kind has none." })
  queue?: Queue | null;

  @Field(() => Contact, { nullable: true, description: "The contact it is about; null when the kind has none." })
  contact?: Contact | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Sent every 15 seconds, so that a silent connection can be told from a dead one and the cursor stays young.",
})
export class Heartbeat {
  @Field(() => Cursor, { description: "The newest position: resume `after` it." })
  cursor!: string;

  @Field(() => GraphQLISODateTime, { description: "The server's time." })
  at!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "The cursor is older than what the log keeps, or of another history of it, as after a restore of the database: fetch everything afresh, then go on after this cursor. The subscription completes.",
})
export class ResyncRequired {
  @Field(() => Cursor, { description: "Where to go on after having fetched afresh." })
  cursor!: string;

  @Field(() => String, { description: "Why, in words." })
  reason!: string;
}

/** Which entry of the log an object is, by what only it has. */
export function logEntryTypeName(entry: object): "LiveEvent" | "Heartbeat" | "ResyncRequired" {
  return "kind" in entry ? "LiveEvent" : "at" in entry ? "Heartbeat" : "ResyncRequired";
}

export const LogEntry = createUnionType({
  name: "LogEntry",
  description: "One entry of the viewer's event log.",
  types: () => [LiveEvent, Heartbeat, ResyncRequired] as const,
  resolveType: logEntryTypeName,
});
export type LogEntry = typeof LogEntry;

@ObjectType({ simpleResolvers: true, description: "A new interaction, as `Subscription.interactionOpened` sends it." })
export class InteractionOpenedEvent {
  @Field(() => Cursor, { description: "Its position: resume `after` it." })
  cursor!: string;

  @Field(() => Interaction, { description: "The interaction, in its current state." })
  interaction!: Interaction;
}

@ObjectType({ simpleResolvers: true, description: "A new message, as `Subscription.messageAdded` sends it." })
export class MessageAddedEvent {
  @Field(() => Cursor, { description: "Its position: resume `after` it." })
  cursor!: string;

  @Field(() => Message, { description: "The message, in its current state." })
  message!: Message;
}

@ObjectType({ simpleResolvers: true, description: "A new offer, as `Subscription.offerMade` sends it." })
export class OfferMadeEvent {
  @Field(() => Cursor, { description: "Its position: resume `after` it." })
  cursor!: string;

  @Field(() => Offer, { description: "The offer, in its current state." })
  offer!: Offer;
}
