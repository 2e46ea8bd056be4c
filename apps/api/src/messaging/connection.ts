import type { AnyProvider, HeldCredentials, ProviderNetwork } from "@parley/providers";
import type { AccountId } from "@parley/schema";

/** How an account reaches its provider. */
export interface ProviderConnection {
  readonly provider: AnyProvider;
  readonly credentials: HeldCredentials;
  /** Our number, digits. */
  readonly phone: string | null;
  /** The account's receive URL: where status callbacks go, and on whose host public links stand. */
  readonly receiveUrl: string;
  /** For calls: short time-outs. */
  readonly network: ProviderNetwork;
}

/** Null when the account is deleted or its credentials cannot be read. */
export type ConnectionOf = (accountId: AccountId) => Promise<ProviderConnection | null>;
