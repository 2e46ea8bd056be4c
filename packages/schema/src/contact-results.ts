import { Field, ObjectType } from "type-graphql";
import { ContactList } from "./contact.ts";
import { NotPermitted, ValidationFailed } from "./errors.ts";
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
