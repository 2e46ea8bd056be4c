/** Contacts: who writes to us, under whichever identifiers, and the lists they are in (R1). */
export { mergeContacts } from "./application/merge-contacts.ts";
export { type ResolvedSenders, resolveSenders, type Sender } from "./application/resolve-senders.ts";
export { type Identifier, identifiersOf } from "./domain/identifiers.ts";
