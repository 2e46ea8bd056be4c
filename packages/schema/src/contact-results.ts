import { Field, ObjectType } from "type-graphql";
import { Contact, ContactList } from "./contact.ts";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
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
