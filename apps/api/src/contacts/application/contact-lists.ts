import type {
  AddToContactListInput,
  ContactListDeleted,
  ContactListId,
  ContactListMembersArgs,
  CreateContactListInput,
  DeleteContactListInput,
  InUse,
  NotFound,
  NotPermitted,
  RemoveFromContactListInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import { type Database, type Em } from "../../platform/database.ts";
import { isId, newId } from "../../platform/ids.ts";
import type { Page } from "../../platform/pagination.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { problemWithDescription, problemWithName, textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { ContactListEntity, type ContactListRow } from "../contact-list.entity.ts";
import type { ContactRow } from "../loaders.ts";
import { type DeleteContactListDeps, deleteContactList } from "./delete-contact-list.ts";
import {
  addToContactList,
  type ListMembersDeps,
  listMembers,
  type MembersChanged,
  removeFromContactList,
} from "./list-members.ts";

const NAME_TAKEN = wrongField("name", because("CONTACT_LIST_NAME_TAKEN"));

/** Lists of contacts. */
export interface ContactLists {
  /** All of them, by name. */
  list(): Promise<readonly ContactListRow[]>;
  create(
    by: Viewer | null,
    input: CreateContactListInput,
  ): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotPermitted>;
  delete(
    by: Viewer | null,
    input: DeleteContactListInput,
  ): Promise<ContactListDeleted | InUse | NotFound | NotPermitted>;
  /** Who is in a list, by name. */
  members(args: ContactListMembersArgs): Promise<Page<ContactRow>>;
  add(
    by: Viewer | null,
    input: AddToContactListInput,
  ): Promise<MembersChanged | ValidationFailed | NotFound | NotPermitted>;
  remove(
    by: Viewer | null,
    input: RemoveFromContactListInput,
  ): Promise<MembersChanged | ValidationFailed | NotFound | NotPermitted>;
}

export interface ContactListsDeps extends ListMembersDeps, DeleteContactListDeps {}

export function createContactLists(deps: ContactListsDeps): ContactLists {
  const { database } = deps;
  return {
    list: () => database.fork().find(ContactListEntity, {}, { orderBy: { name: "asc" } }),
    create: (by, input) => createContactList(database, by, input),
    delete: (by, input) => deleteContactList(deps, by, input),
    members: (args) => listMembers(database, args),
    add: (by, input) => addToContactList(deps, by, input),
    remove: (by, input) => removeFromContactList(deps, by, input),
  };
}

/** Whether there is such a list. */
export async function isContactList(em: Em, id: ContactListId): Promise<boolean> {
  return (await em.count(ContactListEntity, { id })) > 0;
}

/** Which of the lists are there. */
export async function presentContactListIds(em: Em, ids: readonly ContactListId[]): Promise<Set<string>> {
  const rows = await em.find(ContactListEntity, { id: { $in: ids.filter(isId) } }, { fields: ["id"] });
  return new Set(rows.map(({ id }) => id));
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
  return uniquely(NAME_TAKEN, async () => {
    await em.persist(contactList).flush();
    return { contactList };
  });
}
