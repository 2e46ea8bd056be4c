import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { connectionOf } from "./connection.ts";
import type { ContactId, ContactListId } from "./ids.ts";

@ObjectType({
  simpleResolvers: true,
  description: "A list of contacts. Unknown senders are saved in their account's list.",
})
export class ContactList {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: ContactListId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; null when empty." })
  description!: string | null;

  @Field(() => Int, { description: "Grows with every change of its name or description; send it back when you edit." })
  version!: number;

  @Field(() => Int, { description: "How many contacts it holds." })
  contacts?: number;

  @Field(() => Boolean, {
    description:
      "Whether some account lets in only contacts of its lists, this one among them: then agents do not change who is on it.",
  })
  isWhitelist?: boolean;

  @Field(() => [Account], {
    description: "Accounts that save unknown senders in it; by name; none for viewers who may not configure accounts.",
  })
  defaultOf?: readonly Account[];

  @Field(() => [Account], {
    description: "Accounts it is attached to as a whitelist; by name; none for viewers who may not configure accounts.",
  })
  whitelistOf?: readonly Account[];
}

@ObjectType({ simpleResolvers: true, description: "One thing a contact is known by." })
export class ContactIdentifier {
  @Field(() => String, {
    description: "`phone`, `business_scoped_id` or `parent_business_scoped_id`; more may be added.",
  })
  kind!: string;

  @Field(() => String, { description: "The identifier: digits for a phone, the provider's text otherwise." })
  value!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A person who writes, under all the identifiers they write from.",
})
export class Contact {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: ContactId;

  @Field(() => String, {
    description: "Name from the provider or as corrected here; the phone number when none is known.",
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "International digits without `+`; null when the person is known only by a Meta business-scoped id.",
  })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "WhatsApp user name; null when they have none or it is not known.",
  })
  username!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address as noted here; null when none is." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "What people noted about them, staff only; null when nothing." })
  description!: string | null;

  @Field(() => Int, {
    description: "Rises by one at each edit; send it back with `updateContact` or `setContactLists`.",
  })
  version!: number;

  @Field(() => [ContactIdentifier], { description: "Everything they are known by, oldest first." })
  identifiers?: readonly ContactIdentifier[];

  @Field(() => [ContactList], { description: "Lists they are in, by name." })
  lists?: readonly ContactList[];

  @Field(() => GraphQLISODateTime, { description: "When they first wrote." })
  createdAt!: Date;
}

const contactPages = connectionOf("Contact", "contacts", () => Contact);
export const ContactEdge = contactPages.Edge;
export type ContactEdge = InstanceType<typeof ContactEdge>;
export const ContactConnection = contactPages.Connection;
export type ContactConnection = InstanceType<typeof ContactConnection>;
