import type { SetContactListsInput, UpdateContactInput } from "@parley/schema";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Viewer } from "../platform/viewer.ts";
import { setContactLists } from "./application/set-contact-lists.ts";
import { type ContactEdited, type EditContactDeps, updateContact } from "./application/update-contact.ts";

/** People who write, as those who answer them know them. */
export interface Contacts {
  update(by: Viewer | null, scope: AccountScope, input: UpdateContactInput): Promise<ContactEdited>;
  setLists(by: Viewer | null, scope: AccountScope, input: SetContactListsInput): Promise<ContactEdited>;
}

export function createContacts(deps: EditContactDeps): Contacts {
  return {
    update: (by, scope, input) => updateContact(deps, by, scope, input),
    setLists: (by, scope, input) => setContactLists(deps, by, scope, input),
  };
}
