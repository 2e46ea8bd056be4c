/** Contacts: who writes to us, under whichever identifiers, and the lists they are in (R1). */
import { ContactResolver } from "./graphql/contact.resolver.ts";
import { AccountContactListResolver, ContactListResolver } from "./graphql/contact-list.resolver.ts";

export { type ContactLists, createContactLists } from "./application/contact-lists.ts";
export { contactsChanged } from "./application/contacts-changed.ts";
export { createLearnName, learnNamesLater } from "./application/learn-name.ts";
export { type ResolvedSenders, resolveSenders, type Sender } from "./application/resolve-senders.ts";
export { type Contacts, createContacts } from "./contacts.ts";
export { type Identifier, identifiersOf } from "./domain/identifiers.ts";
export type { ContactsContext } from "./graphql/context.ts";
export { type ContactLoaders, createContactLoaders } from "./loaders.ts";
export type { ContactRow } from "./persistence/contact.entity.ts";
export { isContactList, presentContactListIds } from "./persistence/contact-lists.ts";
export { contactBeside, lockContact } from "./persistence/contacts.ts";
export { mergeContacts } from "./persistence/merge-contacts.ts";
export { listWhitelists, setWhitelists, unlisted } from "./persistence/whitelists.ts";

export const contactResolvers = [ContactResolver, ContactListResolver, AccountContactListResolver] as const;
