import type {
  Account,
  AccountId,
  Contact,
  ContactId,
  Interaction,
  InteractionId,
  Message,
  MessageId,
  Offer,
  OfferId,
  Queue,
  QueueId,
  User,
  UserId,
} from "@parley/schema";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { LiveHub } from "../hub.ts";

type Load<Id, Row> = (id: Id) => Promise<Row | null>;

/** What events are filled in with: whatever they name, as it is now. */
export interface LiveContext extends BaseContext {
  readonly live: LiveHub;
  readonly load: {
    readonly account: Load<AccountId, Account>;
    readonly contact: Load<ContactId, Contact>;
    readonly interaction: Load<InteractionId, Interaction>;
    readonly message: Load<MessageId, Message>;
    readonly offer: Load<OfferId, Offer>;
    readonly queueIfAny: Load<QueueId, Queue>;
    readonly userIfAny: Load<UserId, User>;
  };
}
