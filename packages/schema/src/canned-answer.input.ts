import { Field, ID, InputType, Int } from "type-graphql";
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
    description: "The account it is for; left out for a general one.",
  })
  accountId?: AccountId | null;
}

@InputType({ description: "What `updateCannedAnswer` changes; what is left out or null stays as it is." })
export class UpdateCannedAnswerInput {
  @Field(() => ID, { description: "The canned answer." })
  id!: CannedAnswerId;

  @Field(() => Int, {
    description: "The `CannedAnswer.version` the change is based on; an older one answers `EditConflict`.",
  })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: "What to type to find it; 1–40 characters, unique within its account or among the general ones.",
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: "The text; 1–4,096 characters." })
  text?: string | null;
}

@InputType({ description: "What `deleteCannedAnswer` needs." })
export class DeleteCannedAnswerInput {
  @Field(() => ID, { description: "The canned answer." })
  id!: CannedAnswerId;
}
