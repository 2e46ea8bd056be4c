import { Field, ID, InputType, Int } from "type-graphql";
import type { ContactId, ContactListId } from "./ids.ts";

@InputType({ description: "What `createContactList` needs." })
export class CreateContactListInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
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
