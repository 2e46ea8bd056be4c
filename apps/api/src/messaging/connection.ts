import type { AnyProvider, HeldCredentials, ProviderNetwork } from "@parley/providers";
import type { AccountId } from "@parley/schema";

/** How an account reaches its provider. */
export interface ProviderConnection {
  readonly state: "open";
  readonly provider: AnyProvider;
  readonly credentials: HeldCredentials;
  /** Our number, digits. */
  readonly phone: string | null;
  /** The account's receive URL: where status callbacks go, and on whose host public links stand. */
  readonly receiveUrl: string;
  /** For calls: short time-outs. */
  readonly network: ProviderNetwork;
}

/** The account is there, and its credentials cannot be opened until somebody enters them again: its work waits. */
export interface UnreadableConnection {
  readonly state: "unreadable";
}

/** Null when the account is deleted. */
export type ConnectionOf = (accountId: AccountId) => Promise<ProviderConnection | UnreadableConnection | null>;

/** Thrown by work that is tried again later by itself. */
export class CredentialsUnreadable extends Error {
  override readonly message = "the account's credentials cannot be opened";
}
