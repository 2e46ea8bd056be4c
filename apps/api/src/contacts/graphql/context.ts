import type { IdentityContext } from "../../identity/index.ts";
import type { ContactLists } from "../application/contact-lists.ts";
import type { Contacts } from "../contacts.ts";
import type { ContactLoaders } from "../loaders.ts";

/** What this area's resolvers take from the request. */
export interface ContactsContext extends IdentityContext {
  readonly contacts: Contacts;
  readonly contactLists: ContactLists;
  readonly load: IdentityContext["load"] & ContactLoaders;
}
