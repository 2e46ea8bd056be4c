import { Account, Contact, Interaction, LiveEvent, Message, Offer, Queue, User } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { LogEntry } from "../../platform/event-log/log.ts";
import type { LiveContext } from "./context.ts";

/** An entry of the log as it travels to a subscription. */
export interface ShownEvent {
  readonly cursor: string;
  readonly kind: LogEntry["kind"];
  readonly occurredAt: Date;
  readonly entry: LogEntry;
}

@Resolver(() => LiveEvent)
export class LiveEventResolver {
  @FieldResolver(() => Interaction, { nullable: true })
  interaction(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Interaction | null> | null {
    return entry.interactionId === null ? null : load.interaction(entry.interactionId);
  }

  @FieldResolver(() => Message, { nullable: true })
  message(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Message | null> | null {
    return entry.messageId === null ? null : load.message(entry.messageId);
  }

  @FieldResolver(() => Offer, { nullable: true })
  offer(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Offer | null> | null {
    return entry.offerId === null ? null : load.offer(entry.offerId);
  }

  @FieldResolver(() => User, { nullable: true })
  user(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<User | null> | null {
    return entry.userId === null ? null : load.userIfAny(entry.userId);
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Account | null> | null {
    return entry.accountId === null ? null : load.account(entry.accountId);
  }

  @FieldResolver(() => Queue, { nullable: true })
  queue(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Queue | null> | null {
    return entry.queueId === null ? null : load.queueIfAny(entry.queueId);
  }

  @FieldResolver(() => Contact, { nullable: true })
  contact(@Root() { entry }: ShownEvent, @Ctx() { load }: LiveContext): Promise<Contact | null> | null {
    return entry.contactId === null ? null : load.contact(entry.contactId);
  }
}
