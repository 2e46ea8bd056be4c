import type { ContactListId, CreateContactListInput, NotPermitted, ValidationFailed } from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { problemWithDescription, problemWithName, textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { ContactListEntity, type ContactListRow } from "../persistence/contact-list.entity.ts";

export const NAME_TAKEN = wrongField("name", because("CONTACT_LIST_NAME_TAKEN"));

/** Makes a list. */
export async function createContactList(
  database: Database,
  by: Viewer | null,
  input: CreateContactListInput,
): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotPermitted> {
  if (!may(by, "contacts.manage")) return notPermitted();
  const name = input.name.trim();
  const fields = wrongFields([
    ["name", problemWithName(name)],
    ["description", problemWithDescription(input.description)],
  ]);
  if (fields.length > 0) return validationFailed(fields);
  const em = database.fork();
  const contactList = em.create(ContactListEntity, {
    id: newId<ContactListId>(),
    name,
    description: textOrNull(input.description),
  });
  return uniquely(NAME_TAKEN, async () => {
    await em.persist(contactList).flush();
    return { contactList };
  });
}
