import { type AnyProvider, type HeldCredentials, type ProviderKind, providerOf } from "@parley/providers";
import type { AccountId, ContactListId } from "@parley/schema";
import { isId } from "../../platform/ids.ts";
import { asLogged } from "../../platform/logging.ts";
import { receiveUrl } from "../domain/receive-url.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";
import type { AccountsDeps } from "./deps.ts";
import { unsealCredentials } from "./sealed-credentials.ts";

/** All that is needed to receive and send on an account: its provider, and its credentials ready for it. */
export interface Connection {
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

export interface Connections {
  /** Null when there is no such account, it was deleted, or its credentials cannot be read. */
  find(accountId: string): Promise<Connection | null>;
  /** Reads it anew from now on: this node has just changed it. */
  forget(accountId: string): void;
  stop(): void;
}

const KEPT_MS = 5_000;

/**
 * Connections by account, kept in memory for at most five seconds: an edit drops its account at once on every node,
 * through the event log; the five seconds are for a node whose log is behind.
 */
export function openConnections(deps: AccountsDeps): Connections {
  const kept = new Map<string, { readonly connection: Promise<Connection | null>; readonly until: number }>();
  const stopListening = deps.log.listen((entries) => {
    for (const { kind, accountId } of entries)
      if (kind === "account_changed" && accountId !== null) kept.delete(accountId);
  });
  return {
    forget: (accountId) => void kept.delete(accountId),
    stop: stopListening,
    async find(accountId) {
      if (!isId(accountId)) return null;
      const known = kept.get(accountId);
      if (known !== undefined && known.until > Date.now()) return known.connection;
      const connection = load(deps, accountId);
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

async function load(deps: AccountsDeps, accountId: string): Promise<Connection | null> {
  const account = await deps.database.fork().findOne(AccountEntity, { id: accountId as AccountId, deletedAt: null });
  return account === null ? null : connect(deps, account);
}

function connect(deps: AccountsDeps, account: AccountRow): Connection | null {
  const { id: accountId, receiveToken, receiveDomain: domain, phone, contactListId, providerKind } = account;
  const provider = providerOf(providerKind);
  try {
    const { plain, secret } = unsealCredentials(deps.sealer, account);
    return {
      accountId,
      providerKind,
      provider,
      credentials: provider.parseCredentials({ ...plain, ...secret }),
      receiveToken,
      receiveUrl: receiveUrl({ accountId, receiveToken, domain }, deps.publicUrl),
      phone,
      contactListId,
    };
  } catch (error) {
    // Its own message names fields, never values; an unsealing error names nothing.
    deps.logger.error(
      { accountId, error: asLogged(error) },
      "an account's credentials cannot be read; enter them again",
    );
    return null;
  }
}
