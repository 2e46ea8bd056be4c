import type { AnyProvider, HeldCredentials, ProviderNetwork } from "@parley/providers";
import type { AccountId, ContactId } from "@parley/schema";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { enqueue, type Task } from "../../platform/jobs.ts";
import { findNameless, nameContact } from "../persistence/contacts.ts";
import { contactsChanged } from "./contacts-changed.ts";

/** A contact whose webhook carried no name, on an account whose provider tells names when asked (Sinch). */
export interface Nameless {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

export interface LearnNameDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly connectionOf: (accountId: AccountId) => Promise<
    | {
        readonly state: "open";
        readonly provider: Pick<AnyProvider, "lookUpName">;
        readonly credentials: HeldCredentials;
        readonly network: ProviderNetwork;
      }
    | { readonly state: "unreadable" }
    | null
  >;
}

const MAX_ATTEMPTS = 3;
const NAME_LENGTH_MAX = 120;

/** Has the provider asked for names, once a contact. */
export function learnNamesLater(em: Em, nameless: readonly Nameless[]): Promise<void> {
  return enqueue(
    em,
    nameless.map((it) => ({
      task: "learn_name",
      payload: { ...it },
      key: `learn_name:${it.contactId}`,
      maxAttempts: MAX_ATTEMPTS,
    })),
  );
}

/** Asks the provider for one contact's profile name; a name that somebody chose stays. */
export function createLearnName({ database, log, connectionOf }: LearnNameDeps): Task {
  return async (payload) => {
    const { accountId, contactId } = payload as Nameless;
    const connection = await connectionOf(accountId);
    const contact = await findNameless(database.fork(), contactId);
    if (connection?.state === "unreadable") throw new Error("the account's credentials cannot be opened");
    if (connection?.provider.lookUpName === undefined || contact === null) return;
    const person = { phone: contact.phone, businessScopedId: null };
    const name = await connection.provider.lookUpName(person, connection.credentials, connection.network);
    if (!name?.trim()) return;
    await database.transaction(async (em) => {
      const isNamed = await nameContact(em, contactId, name.trim().slice(0, NAME_LENGTH_MAX));
      await record(em, await contactsChanged(em, isNamed ? [contactId] : []));
    });
    log.committed();
  };
}
