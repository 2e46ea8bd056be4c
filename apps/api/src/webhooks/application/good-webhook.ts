import type { InboundEvent } from "@parley/providers";
import type { Connection } from "../../accounts/index.ts";
import type { PendingWebhook } from "../persistence/inbox.ts";

/** A request that was read, with the account it came to. */
export interface GoodWebhook {
  readonly webhook: PendingWebhook;
  readonly account: Connection;
  readonly events: readonly InboundEvent[];
}
