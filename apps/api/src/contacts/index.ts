/** Contacts: who writes to us, under whichever identifiers, and the lists they are in (R1). */
import { ContactResolver } from "./graphql/contact.resolver.ts";
import { AccountContactListResolver, ContactListResolver } from "./graphql/contact-list.resolver.ts";

export {
  type ContactLists,
  createContactLists,
  isContactList,
  presentContactListIds,
} from "./application/contact-lists.ts";
export { contactsChanged } from "./application/contacts-changed.ts";
export { createLearnName, learnNamesLater } from "./application/learn-name.ts";
export { lockContact } from "./application/locked-contact.ts";
export { mergeContacts } from "./application/merge-contacts.ts";
export { type ResolvedSenders, resolveSenders, type Sender } from "./application/resolve-senders.ts";
export {
  guardedAccounts,
  listWhitelists,
  setWhitelists,
  unlisted,
} from "./application/whitelists.ts";
export { type Contacts, createContacts } from "./contacts.ts";
export { type Identifier, identifiersOf } from "./domain/identifiers.ts";
export type { ContactsContext } from "./graphql/context.ts";
export { type ContactLoaders, type ContactRow, contactBeside, createContactLoaders } from "./loaders.ts";

export const contactResolvers = [ContactResolver, ContactListResolver, AccountContactListResolver] as const;
