import { type AnyProvider, type HeldCredentials, type ProviderKind, providerOf } from "@parley/providers";
import type { AccountId, ContactListId } from "@parley/schema";
import { isId } from "../../platform/ids.ts";
import { asLogged } from "../../platform/logging.ts";
import { receiveUrl } from "../domain/receive-url.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";
import type { AccountsDeps } from "./deps.ts";
import { heldCredentials } from "./sealed-credentials.ts";

/** All that is needed to receive and send on an account: its provider, and its credentials ready for it. */
export interface Connection {
  readonly state: "open";
  readonly accountId: AccountId;
  readonly providerKind: ProviderKind;
  readonly provider: AnyProvider;
  readonly credentials: HeldCredentials;
  /** The secret in the receive URL's path. */
  readonly receiveToken: string;
  readonly receiveUrl: string;
  /** Our number, digits. */
  readonly phone: string;
  readonly contactListId: ContactListId;
}

/**
 * An account that is there and cannot be used: its credentials were sealed with another key, are damaged, or are not what
 * its provider needs. An administrator can mend it, so what concerns it waits: nothing may be answered as though there
 * were no such account.
 */
export interface UnreadableAccount {
  readonly state: "unreadable";
  readonly accountId: AccountId;
  readonly receiveToken: string;
}

export type FoundConnection = Connection | UnreadableAccount;

export interface Connections {
  /** Null when there is no such account, or it was deleted. Throws when the database cannot be asked. */
  find(accountId: string): Promise<FoundConnection | null>;
  /** Reads it anew from now on: this node has just changed it. */
  drop(accountId: string): void;
  stop(): void;
}

const KEPT_MS = 5_000;

/**
 * Connections by account, kept in memory for at most five seconds: an edit drops its account at once on every node,
 * through the event log; the five seconds are for a node whose log is behind.
 */
export function openConnections(deps: AccountsDeps): Connections {
  const kept = new Map<string, { readonly connection: Promise<FoundConnection | null>; readonly until: number }>();
  /** Said in the log once, until they can be read again. */
  const unreadable = new Set<string>();
  const stopListening = deps.log.listen((entries) => {
    for (const { kind, accountId } of entries)
      if (kind === "account_changed" && accountId !== null) kept.delete(accountId);
  });
  return {
    drop: (accountId) => void kept.delete(accountId),
    stop: stopListening,
    async find(accountId) {
      if (!isId(accountId)) return null;
      const known = kept.get(accountId);
      if (known !== undefined && known.until > Date.now()) return known.connection;
      const connection = load(deps, accountId, unreadable);
      kept.set(accountId, { connection, until: Date.now() + KEPT_MS });
      try {
        const found = await connection;
        if (found === null) kept.delete(accountId);
        return found;
      } catch (error) {
        kept.delete(accountId);
        throw error;
      }
    },
  };
}

async function load(deps: AccountsDeps, accountId: string, unreadable: Set<string>): Promise<FoundConnection | null> {
  const account = await deps.database.fork().findOne(AccountEntity, { id: accountId as AccountId, deletedAt: null });
  const found = account === null ? null : connect(deps, account);
  if (found === null || !("error" in found)) {
    unreadable.delete(accountId);
    return found;
  }
  if (!unreadable.has(accountId)) {
    // A provider's message names fields, never values; an unsealing error names nothing.
    deps.logger.error(
      { accountId, error: asLogged(found.error) },
      "an account's credentials cannot be read; enter them again",
    );
    unreadable.add(accountId);
  }
  return found.account;
}

/** An account's connection, or why there is none. */
function connect(
  deps: Pick<AccountsDeps, "sealer" | "publicUrl">,
  account: AccountRow,
): Connection | { readonly account: UnreadableAccount; readonly error: unknown } {
  const { id: accountId, receiveToken, receiveDomain: domain, phone, contactListId, providerKind } = account;
  const provider = providerOf(providerKind);
  try {
    return {
      state: "open",
      accountId,
      providerKind,
      provider,
      credentials: heldCredentials(deps.sealer, account),
      receiveToken,
      receiveUrl: receiveUrl({ accountId, receiveToken, domain }, deps.publicUrl),
      phone,
      contactListId,
    };
  } catch (error) {
    return { account: { state: "unreadable", accountId, receiveToken }, error };
  }
}
