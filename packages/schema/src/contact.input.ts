import { Field, ID, InputType, Int } from "type-graphql";
import type { ContactId, ContactListId } from "./ids.ts";

@InputType({ description: "What `createContactList` needs." })
export class CreateContactListInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;
}

@InputType({ description: "What `updateContactList` needs; what is left out stays." })
export class UpdateContactListInput {
  @Field(() => ID, { description: "The list." })
  id!: ContactListId;

  @Field(() => Int, { description: "`ContactList.version` as it was read; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name, unique without regard to case; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Free text, at most 2,000 characters; an empty text removes it.",
  })
  description?: string | null;
}

@InputType({ description: "What `updateContact` needs; what is left out stays." })
export class UpdateContactInput {
  @Field(() => ID, { description: "A contact that wrote to an account the viewer may see." })
  contactId!: ContactId;

  @Field(() => Int, { description: "`Contact.version` as it was read; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "E-mail address, at most 254 characters; an empty text removes it.",
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What to know about them, at most 2,000 characters; an empty text removes it. Staff only.",
  })
  description?: string | null;
}

@InputType({ description: "What `setContactLists` needs." })
export class SetContactListsInput {
  @Field(() => ID, { description: "A contact that wrote to an account the viewer may see." })
  contactId!: ContactId;

  @Field(() => Int, { description: "`Contact.version` as it was read; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => [ID], { description: "All lists it is in from now on; at most 1,000." })
  contactListIds!: ContactListId[];
}

@InputType({ description: "What `deleteContactList` needs." })
export class DeleteContactListInput {
  @Field(() => ID, { description: "The list." })
  id!: ContactListId;
}

@InputType({ description: "One person to put into a list." })
export class NewMemberInput {
  @Field(() => String, {
    description: "The number with its country code, with or without `+` and spaces; 7–15 digits.",
  })
  phone!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name, at most 120 characters; kept only while nothing better than the number is known.",
  })
  name?: string | null;
}

@InputType({ description: "What `addToContactList` needs." })
export class AddToContactListInput {
  @Field(() => ID, { description: "The list." })
  contactListId!: ContactListId;

  @Field(() => [NewMemberInput], {
    description: "Whom to put into it, 1–500; a number that nobody has written from yet becomes a contact.",
  })
  members!: NewMemberInput[];
}

@InputType({ description: "What `removeFromContactList` needs." })
export class RemoveFromContactListInput {
  @Field(() => ID, { description: "The list." })
  contactListId!: ContactListId;

  @Field(() => [ID], { description: "Whom to take out of it, 1–500; the contacts themselves stay." })
  contactIds!: ContactId[];
}
