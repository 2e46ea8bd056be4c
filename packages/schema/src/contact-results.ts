import { Field, ID, Int, ObjectType } from "type-graphql";
import { Contact, ContactList } from "./contact.ts";
import { EditConflict, InUse, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { ContactListId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The contact list as stored now." })
export class ContactListSaved {
  @Field(() => ContactList, { description: "The list." })
  contactList!: ContactList;
}

export const CreateContactListResult = resultOf("createContactList", () => [
  ContactListSaved,
  ValidationFailed,
  NotPermitted,
]);
export type CreateContactListResult = typeof CreateContactListResult;

export const UpdateContactListResult = resultOf("updateContactList", () => [
  ContactListSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateContactListResult = typeof UpdateContactListResult;

@ObjectType({ simpleResolvers: true, description: "The contact as stored now." })
export class ContactSaved {
  @Field(() => Contact, { description: "The contact." })
  contact!: Contact;
}

const editOf = (mutation: string) =>
  resultOf(mutation, () => [ContactSaved, ValidationFailed, NotFound, EditConflict, NotPermitted]);

export const UpdateContactResult = editOf("updateContact");
export type UpdateContactResult = typeof UpdateContactResult;

export const SetContactListsResult = editOf("setContactLists");
export type SetContactListsResult = typeof SetContactListsResult;

@ObjectType({
  simpleResolvers: true,
  description: "The list is gone, and detached where it was a whitelist. Its contacts stay.",
})
export class ContactListDeleted {
  @Field(() => ID, { description: "The deleted list's id." })
  id!: ContactListId;
}

export const DeleteContactListResult = resultOf("deleteContactList", () => [
  ContactListDeleted,
  InUse,
  NotFound,
  NotPermitted,
]);
export type DeleteContactListResult = typeof DeleteContactListResult;

@ObjectType({ simpleResolvers: true, description: "The list with its members as they are now." })
export class ContactListMembersChanged {
  @Field(() => ContactList, { description: "The list." })
  contactList!: ContactList;

  @Field(() => Int, { description: "How many were put in or taken out; those that already were are not counted." })
  changed!: number;
}

export const AddToContactListResult = resultOf("addToContactList", () => [
  ContactListMembersChanged,
  ValidationFailed,
  NotFound,
  NotPermitted,
]);
export type AddToContactListResult = typeof AddToContactListResult;

export const RemoveFromContactListResult = resultOf("removeFromContactList", () => [
  ContactListMembersChanged,
  ValidationFailed,
  NotFound,
  NotPermitted,
]);
export type RemoveFromContactListResult = typeof RemoveFromContactListResult;
