import type { ContactListId, CreateContactListInput, NotPermitted, ValidationFailed } from "@parley/schema";
import { may } from "../../identity/index.ts";
import { type Database, type Em, sqlState } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { problemWithDescription, problemWithName, textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { ContactListEntity, type ContactListRow } from "../contact-list.entity.ts";

const UNIQUE_VIOLATION = "23505";

/** Lists of contacts. */
export interface ContactLists {
  /** All of them, by name. */
  list(): Promise<readonly ContactListRow[]>;
  create(
    by: Viewer | null,
    input: CreateContactListInput,
  ): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotPermitted>;
}

export function createContactLists({ database }: { readonly database: Database }): ContactLists {
  return {
    list: () => database.fork().find(ContactListEntity, {}, { orderBy: { name: "asc" } }),
    create: (by, input) => createContactList(database, by, input),
  };
}

/** Whether there is such a list. */
export async function isContactList(em: Em, id: ContactListId): Promise<boolean> {
  return (await em.count(ContactListEntity, { id })) > 0;
}

async function createContactList(
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
  try {
    await em.persist(contactList).flush();
    return { contactList };
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return validationFailed([{ path: "name", message: "Another list has this name. Choose another one." }]);
  }
}
