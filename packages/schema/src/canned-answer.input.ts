import { Field, ID, InputType } from "type-graphql";
import type { AccountId, CannedAnswerId } from "./ids.ts";

@InputType({ description: "What `createCannedAnswer` needs." })
export class CreateCannedAnswerInput {
  @Field(() => String, {
    description: "What to type to find it; 1–40 characters, unique within its account or among the general ones.",
  })
  key!: string;

  @Field(() => String, { description: "The text; 1–4,096 characters." })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The account it is for; left out for a general one (CAN-01, CAN-02).",
  })
  accountId?: AccountId | null;
}

@InputType({ description: "What `deleteCannedAnswer` needs." })
export class DeleteCannedAnswerInput {
  @Field(() => ID, { description: "The canned answer." })
  id!: CannedAnswerId;
}
