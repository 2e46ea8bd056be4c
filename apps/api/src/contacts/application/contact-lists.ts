import type {
  AddToContactListInput,
  ContactListDeleted,
  ContactListMembersArgs,
  CreateContactListInput,
  DeleteContactListInput,
  EditConflict,
  InUse,
  NotFound,
  NotPermitted,
  RemoveFromContactListInput,
  UpdateContactListInput,
  ValidationFailed,
} from "@parley/schema";
import type { Page } from "../../platform/pagination.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { ContactRow } from "../persistence/contact.entity.ts";
import { ContactListEntity, type ContactListRow } from "../persistence/contact-list.entity.ts";
import { createContactList } from "./create-contact-list.ts";
import { type DeleteContactListDeps, deleteContactList } from "./delete-contact-list.ts";
import {
  addToContactList,
  type ListMembersDeps,
  listMembers,
  type MembersChanged,
  removeFromContactList,
} from "./list-members.ts";
import { type UpdateContactListDeps, updateContactList } from "./update-contact-list.ts";

/** Lists of contacts. */
export interface ContactLists {
  /** All of them, by name. */
  list(): Promise<readonly ContactListRow[]>;
  create(
    by: Viewer | null,
    input: CreateContactListInput,
  ): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateContactListInput,
  ): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotFound | EditConflict | NotPermitted>;
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

export interface ContactListsDeps extends ListMembersDeps, DeleteContactListDeps, UpdateContactListDeps {}

export function createContactLists(deps: ContactListsDeps): ContactLists {
  const { database } = deps;
  return {
    list: () => database.fork().find(ContactListEntity, {}, { orderBy: { name: "asc" } }),
    create: (by, input) => createContactList(database, by, input),
    update: (by, input) => updateContactList(deps, by, input),
    delete: (by, input) => deleteContactList(deps, by, input),
    members: (args) => listMembers(database, args),
    add: (by, input) => addToContactList(deps, by, input),
    remove: (by, input) => removeFromContactList(deps, by, input),
  };
}
