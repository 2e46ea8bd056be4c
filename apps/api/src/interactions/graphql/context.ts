import type {
  Account,
  AccountId,
  Contact,
  ContactId,
  InteractionId,
  Offer,
  Queue,
  QueueId,
  UserId,
} from "@parley/schema";
import type { IdentityLoaders } from "../../identity/index.ts";
import type { MessageLoaders } from "../../messaging/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Interactions } from "../interactions.ts";
import type { InteractionLoaders } from "../loaders.ts";

/** What reading interactions takes from the request: other areas' loaders by what they give, so that none is imported back. */
export interface InteractionsContext extends BaseContext {
  readonly interactions: Interactions;
  readonly load: InteractionLoaders &
    MessageLoaders &
    IdentityLoaders & {
      account(id: AccountId): Promise<Account>;
      contact(id: ContactId): Promise<Contact>;
      queueIfAny(id: QueueId): Promise<Queue | null>;
      pendingOffersOf(id: InteractionId): Promise<readonly (Offer & { readonly agentId: UserId })[]>;
    };
}
