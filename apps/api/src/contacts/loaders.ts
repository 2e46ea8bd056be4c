import type { AccountId, ContactId, ContactIdentifier, ContactListId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import type { ContactRow } from "./persistence/contact.entity.ts";
import { ContactListEntity, type ContactListRow } from "./persistence/contact-list.entity.ts";
import { findContacts } from "./persistence/contacts.ts";
import { findWhitelists, identifiersOfContacts, listsOfContacts, sizesOfLists } from "./persistence/details.ts";
import { listWhitelists } from "./persistence/whitelists.ts";

/** Contacts and what hangs on them, once a request each and all of a moment in one query. */
export interface ContactLoaders {
  contact(id: ContactId): Promise<ContactRow>;
  /** Null when there is none (it was merged into another). */
  contactIfAny(id: ContactId): Promise<ContactRow | null>;
  contactIdentifiers(id: ContactId): Promise<readonly ContactIdentifier[]>;
  listsOfContact(id: ContactId): Promise<readonly ContactListRow[]>;
  contactList(id: ContactListId): Promise<ContactListRow>;
  /** Whether some account lets in only those who are on such a list (R4). */
  isWhitelist(id: ContactListId): Promise<boolean>;
  /** How many contacts a list holds. */
  contactListSize(id: ContactListId): Promise<number>;
  /** Lists attached to an account as its whitelist, by name. */
  whitelistsOf(id: AccountId): Promise<readonly ContactListRow[]>;
}

export function createContactLoaders(database: Database): ContactLoaders {
  const contacts = new DataLoader<ContactId, ContactRow | null>(async (ids) => {
    const rows = await findContacts(database.fork(), { ids });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const identifiers = new DataLoader<ContactId, readonly ContactIdentifier[]>(async (ids) => {
    const rows = await identifiersOfContacts(database.fork(), { ids });
    const byContact = Map.groupBy(rows, ({ contactId }) => contactId);
    return ids.map((id) => byContact.get(id) ?? []);
  });
  const lists = new DataLoader<ContactListId, ContactListRow | null>(async (ids) => {
    const rows = await database.fork().find(ContactListEntity, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const memberships = new DataLoader<ContactId, readonly ContactListId[]>(async (ids) => {
    const rows = await listsOfContacts(database.fork(), { ids });
    const byContact = Map.groupBy(rows, ({ contactId }) => contactId);
    return ids.map((id) => (byContact.get(id) ?? []).map(({ contactListId }) => contactListId));
  });
  const sizes = new DataLoader<ContactListId, number>(async (ids) => {
    const rows = await sizesOfLists(database.fork(), { ids });
    const found = new Map(rows.map((row) => [row.contactListId, row.howMany]));
    return ids.map((id) => found.get(id) ?? 0);
  });
  const areWhitelists = new DataLoader<ContactListId, boolean>(async (ids) => {
    const rows = await findWhitelists(database.fork(), { ids });
    const found = new Set(rows.map(({ contactListId }) => contactListId));
    return ids.map((id) => found.has(id));
  });
  const whitelists = new DataLoader<AccountId, readonly ContactListId[]>(async (ids) => {
    const byAccount = Map.groupBy(await listWhitelists(database.fork(), ids), ({ accountId }) => accountId);
    return ids.map((id) => (byAccount.get(id) ?? []).map(({ contactListId }) => contactListId));
  });
  async function presentLists(ids: readonly ContactListId[]): Promise<readonly ContactListRow[]> {
    return (await Promise.all(ids.map((id) => lists.load(id)))).filter((row) => row !== null);
  }
  return {
    contact: (id) => contacts.load(id).then((row) => present(row, `contact ${id}`)),
    contactIfAny: (id) => contacts.load(id),
    contactIdentifiers: (id) => identifiers.load(id),
    listsOfContact: async (id) => presentLists(await memberships.load(id)),
    whitelistsOf: async (id) => presentLists(await whitelists.load(id)),
    contactList: (id) => lists.load(id).then((row) => present(row, `contact list ${id}`)),
    isWhitelist: (id) => areWhitelists.load(id),
    contactListSize: (id) => sizes.load(id),
  };
}

function present<Row>(row: Row | null, what: string): Row {
  if (row === null) throw new Error(`there is no ${what}`);
  return row;
}
