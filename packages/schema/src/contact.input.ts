import { Field, InputType } from "type-graphql";

@InputType({ description: "What `createContactList` needs." })
export class CreateContactListInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;
}
