import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import type {
  AccountId,
  ContactId,
  EventKind,
  InteractionId,
  MessageId,
  OfferId,
  QueueId,
  UserId,
} from "@parley/schema";
import { identity, timestamp } from "../table-columns.ts";

/** Below 2^53, so that a number of JavaScript holds it exactly. As PostgreSQL writes it, or it would seem to differ. */
export const RANDOM_MARK = "(floor((random() * '9.007199254740992e+15'::double precision)))::bigint";

/** One entry of the event log (R15): the kind and the ids of what it is about, never the content. */
export const EventEntity = defineEntity({
  name: "Event",
  tableName: "event",
  properties: {
    id: identity().primary(),
    position: p.bigint("number").unique().strictNullable(),
    kind: p.text().$type<EventKind>(),
    accountId: p.uuid().$type<AccountId>().strictNullable(),
    interactionId: p.uuid().$type<InteractionId>().strictNullable(),
    messageId: p.uuid().$type<MessageId>().strictNullable(),
    offerId: p.uuid().$type<OfferId>().strictNullable(),
    userId: p.uuid().$type<UserId>().strictNullable(),
    queueId: p.uuid().$type<QueueId>().strictNullable(),
    contactId: p.uuid().$type<ContactId>().strictNullable(),
    onlyForUserId: p.uuid().$type<UserId>().strictNullable(),
    recordedAt: timestamp().defaultRaw("clock_timestamp()"),
    /** Random: a cursor carries it, so that one of another history is told apart. */
    mark: p.bigint("number").defaultRaw(RANDOM_MARK),
  },
  indexes: [
    { name: "event_recorded", properties: ["recordedAt"] },
    { name: "event_unstamped", properties: ["id"], where: "position is null" },
  ],
});
export type EventRow = InferEntity<typeof EventEntity>;

declare module "../tables.ts" {
  interface Entities {
    event: typeof EventEntity;
  }
}
