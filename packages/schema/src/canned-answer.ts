import { Field, ID, Int, ObjectType } from "type-graphql";
import type { AccountId, CannedAnswerId } from "./ids.ts";

@ObjectType({ simpleResolvers: true, description: "A prepared text for the composer." })
export class CannedAnswer {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: CannedAnswerId;

  @Field(() => String, {
    description: "What to type to find it; 1–40 characters, unique within its account or among the general ones.",
  })
  key!: string;

  @Field(() => String, {
    description: "The text, with variables such as `{{contact.name}}`; 1–4,096 characters.",
  })
  text!: string;

  @Field(() => ID, { nullable: true, description: "The account it is for; null when it is general." })
  accountId!: AccountId | null;

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateCannedAnswer`." })
  version!: number;
}
