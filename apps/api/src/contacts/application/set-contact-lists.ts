import type { SetContactListsInput } from "@parley/schema";
import { may } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { problemWithMembers, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { listsForContact, moveBetweenLists } from "../persistence/contact-lists.ts";
import { lockContact } from "../persistence/contacts.ts";
import { contactsChanged } from "./contacts-changed.ts";
import type { ContactEdited, EditContactDeps } from "./update-contact.ts";

/** Says which lists a contact is in. Lists that decide who may write to an account (R4) are not the agents' to change. */
export async function setContactLists(
  { database, log }: EditContactDeps,
  by: Viewer | null,
  scope: AccountScope,
  { contactId, version, contactListIds }: SetContactListsInput,
): Promise<ContactEdited> {
  if (!may(by, "contacts.edit")) return notPermitted();
  const edited = await database.transaction(async (em): Promise<ContactEdited> => {
    const contact = await lockContact(em, contactId, scope);
    if (contact === null) return notFound("CONTACT");
    if (contact.version !== version) return editConflict(contact.version);
    const lists = await listsForContact(em, { contactId: contact.id, asked: contactListIds.filter(isId) });
    const known = new Set<string>(lists.map(({ id }) => id));
    const fields = wrongFields([["contactListIds", problemWithMembers(contactListIds, known, "CONTACT_LIST")]]);
    if (fields.length > 0) return validationFailed(fields);

    const wanted = new Set<string>(contactListIds);
    const changed = lists.filter(({ id, isIn }) => wanted.has(id) !== isIn);
    if (changed.some(({ isWhitelist }) => isWhitelist) && !may(by, "contacts.admit")) return notPermitted();
    const moved = (isIn: boolean) => changed.filter((list) => list.isIn === isIn).map(({ id }) => id);
    await moveBetweenLists(em, { contactId: contact.id, left: moved(true), entered: moved(false) });
    await record(em, await contactsChanged(em, [contact.id]));
    return { contactId: contact.id };
  });
  log.committed();
  return edited;
}
