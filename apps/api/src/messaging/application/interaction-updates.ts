import type { InteractionId, MessageId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";

/** What messages change of the interactions they stand in. Interactions are another area's, which does it in the caller's transaction. */
export interface InteractionUpdates {
  /** Makes messages the newest of their interactions, where none newer is known. */
  showAsLast(em: Em, messageIds: readonly MessageId[]): Promise<void>;
  /** The contact did something at this time: the service window of their open interactions counts from then. */
  extendServiceWindow(em: Em, interactionIds: readonly InteractionId[], at: Date): Promise<void>;
}
