import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import { Attachment } from "./attachment.ts";
import { connectionOf } from "./connection.ts";
import type { InteractionId, MessageId } from "./ids.ts";
import { ContactCard, Location, OrderLine, Referral, ReplyPayload } from "./message-content.ts";
import type { DeliveryStatus, FailureClass, MessageDirection, MessageType } from "./states.ts";
import { SystemLine } from "./system-line.ts";
import { Template } from "./template.ts";
import { User } from "./user.ts";
import { wireEnum } from "./wire-enum.ts";

export const MessageDirectionEnum = wireEnum<MessageDirection>(
  "MessageDirection",
  "Which way a line of a thread goes, and who may ever read it.",
  {
    inbound: "From the contact.",
    outbound: "To the contact: from an agent, a tool or an automatic reply.",
    note: "An internal note: staff only, it never reaches the contact or the provider.",
    system:
      "A line about the interaction's life in words, such as its opening, its acceptance or its closing. `Message.systemEvent` has its code.",
  },
);

export const MessageTypeEnum = wireEnum<MessageType>("MessageType", "What a message carries.", {
  text: "Text only.",
  image: "A picture; `text` is its caption.",
  video: "A film; `text` is its caption.",
  audio: "A sound file.",
  voice: "A voice note recorded on the phone.",
  document: "Any other file; `text` is its caption.",
  sticker: "A sticker.",
  location: "A place; see `Message.location`.",
  contacts: "One or more contact cards; see `Message.contactCards`.",
  button_reply: "The contact pressed a button, of a template or of a message; `text` is what was on it.",
  list_reply: "The contact chose from a list; `text` is the entry's title.",
  flow_reply: "The contact completed a flow; `reply.response` has the answers.",
  order: "The contact ordered from a catalogue; see `Message.orderLines`.",
  template: "A template that was sent; `text` is its text with the variables filled in.",
  system: "A notice of WhatsApp (such as a changed number) or a line of the interaction's life, in `text`.",
  unsupported: "Something Parley has no form for; `text` says in words what it was, the raw payload is kept.",
});

export const DeliveryStatusEnum = wireEnum<DeliveryStatus>(
  "DeliveryStatus",
  "How far an outbound message has come. It moves forward only: QUEUED, SENT, DELIVERED, READ; FAILED is final unless it was already delivered.",
  {
    queued: "Stored, not yet handed to the provider.",
    sent: "The provider took it.",
    delivered: "It reached the contact's phone.",
    read: "The contact read it.",
    failed: "It will not be delivered; `Message.failure` says why and what to do.",
    unknown:
      "The provider did not answer, so nobody knows whether it was sent; never repeated by itself. Repeat it knowingly with `retryMessage(input: {confirmUnknown: true})`.",
  },
);

export const FailureClassEnum = wireEnum<FailureClass>("FailureClass", "What to do about a provider's refusal.", {
  retry: "A passing fault: sending again may help.",
  wait: "A limit was reached: sending again later helps.",
  template_needed: "The service window is closed: only a template may be sent.",
  template_state: "The template is not approved, was paused, or does not match its parameters.",
  recipient: "The number is not on WhatsApp, or cannot be reached.",
  opt_out: "The contact asked for no more messages.",
  input: "The message itself is not acceptable, for instance too long or of a wrong file type.",
  configuration: "The account's credentials or set-up are wrong: an administrator must act.",
});

@ObjectType({ simpleResolvers: true, description: "Why an outbound message failed, and what to do." })
export class MessageFailure {
  @Field(() => FailureClassEnum, { description: "What kind of failure it is." })
  class!: FailureClass;

  @Field(() => String, { nullable: true, description: "The provider's code; null when it gave none." })
  code!: string | null;

  @Field(() => String, { description: "What happened, in words: the provider's, else ours for the class (English)." })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own reason on one line, in whatever language it speaks; null when it gave none.",
  })
  detail!: string | null;

  @Field(() => String, { description: "What to do next, in words for the class (English)." })
  advice!: string;

  @Field(() => Boolean, { description: "Whether `retryMessage` may help." })
  canRetry!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "The message another one answers to, as much as is needed to show it. All fields are null when it is older than what Parley knows.",
})
export class QuotedMessage {
  @Field(() => ID, { nullable: true, description: "The message; null when Parley does not have it." })
  id!: MessageId | null;

  @Field(() => MessageDirectionEnum, {
    nullable: true,
    description: "Its direction; null when Parley does not have it.",
  })
  direction!: MessageDirection | null;

  @Field(() => MessageTypeEnum, { nullable: true, description: "Its type; null when Parley does not have it." })
  type!: MessageType | null;

  @Field(() => String, { nullable: true, description: "Its text; null when it has none or Parley does not have it." })
  text!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A reaction to a message." })
export class Reaction {
  @Field(() => String, { description: "The emoji." })
  emoji!: string;

  @Field(() => Boolean, { description: "Whether the contact reacted; otherwise a user or a tool did." })
  byContact!: boolean;

  @Field(() => User, { nullable: true, description: "Who reacted; null for the contact." })
  by?: User | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "One line of a thread: a message, an internal note or a line about the interaction's life.",
})
export class Message {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: MessageId;

  @Field(() => ID, { description: "The interaction it belongs to." })
  interactionId!: InteractionId;

  @Field(() => MessageDirectionEnum, { description: "Which way it goes, and who may read it." })
  direction!: MessageDirection;

  @Field(() => MessageTypeEnum, { description: "What it carries." })
  type!: MessageType;

  @Field(() => User, {
    nullable: true,
    description: "The user who wrote it; null for inbound, automatic and system lines.",
  })
  author?: User | null;

  @Field(() => Boolean, { description: "Whether the system wrote it, such as an automatic reply." })
  isAutomatic!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Its text or caption; null when it has none. After a revocation it stays for staff, see `revokedAt`.",
  })
  text!: string | null;

  @Field(() => Attachment, { nullable: true, description: "Its file; null when it has none." })
  attachment?: Attachment | null;

  @Field(() => Location, { nullable: true, description: "The place it shows; null unless the type is LOCATION." })
  location?: Location | null;

  @Field(() => [ContactCard], { description: "The cards it carries; empty unless the type is CONTACTS." })
  contactCards?: readonly ContactCard[];

  @Field(() => ReplyPayload, {
    nullable: true,
    description:
      "What the contact pressed, chose or filled in; null unless the type is BUTTON_REPLY, LIST_REPLY or FLOW_REPLY.",
  })
  reply?: ReplyPayload | null;

  @Field(() => [OrderLine], { description: "What was ordered; empty unless the type is ORDER." })
  orderLines?: readonly OrderLine[];

  @Field(() => QuotedMessage, {
    nullable: true,
    description: "The message it answers to; null when it answers to none.",
  })
  replyTo?: QuotedMessage | null;

  @Field(() => [Reaction], { description: "Reactions that stand on it now, oldest first; a person has at most one." })
  reactions?: readonly Reaction[];

  @Field(() => Boolean, { description: "Whether the contact forwarded it from elsewhere." })
  forwarded?: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When the contact last edited it; null when never. `text` is the newest.",
  })
  editedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When the contact took it back; null when not." })
  revokedAt!: Date | null;

  @Field(() => Referral, {
    nullable: true,
    description: "The advertisement that brought the contact; null when none did.",
  })
  referral?: Referral | null;

  @Field(() => GraphQLISODateTime, {
    description: "The time to show and sort by: the provider's for inbound where it tells one, ours otherwise.",
  })
  occurredAt!: Date;

  @Field(() => GraphQLISODateTime, { description: "When Parley stored it." })
  receivedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      "The sender's own id of it, as given to `sendMessage` or `addNote`, with which a screen finds the line it drew ahead; null for everything else.",
  })
  clientMessageId!: string | null;

  @Field(() => DeliveryStatusEnum, {
    nullable: true,
    description: "How far it has come; null unless it is OUTBOUND.",
  })
  status!: DeliveryStatus | null;

  @Field(() => MessageFailure, { nullable: true, description: "Why it failed; null unless the status is FAILED." })
  failure?: MessageFailure | null;

  @Field(() => Template, {
    nullable: true,
    description: "The template it was sent from; null unless the type is TEMPLATE, and when the template is gone.",
  })
  template?: Template | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of a SYSTEM line, such as `opened`, `accepted` or `closed`, for icons and translation; null for other directions.",
  })
  systemEvent!: string | null;

  @Field(() => SystemLine, {
    nullable: true,
    description:
      "What a SYSTEM line is made of beside its `systemEvent`; null for other directions, and for lines older than this.",
  })
  systemLine?: SystemLine | null;
}

const messagePages = connectionOf("Message", "messages", () => Message);
export const MessageEdge = messagePages.Edge;
export type MessageEdge = InstanceType<typeof MessageEdge>;
export const MessageConnection = messagePages.Connection;
export type MessageConnection = InstanceType<typeof MessageConnection>;
