import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountId, DispositionId } from "./ids.ts";

@InputType({ description: "What `createDisposition` needs." })
export class CreateDispositionInput {
  @Field(() => String, { description: "Name, unique under its parent; 1–120 characters." })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The disposition above, which must be on level one or two and of the same account; left out for the top.",
  })
  parentId?: DispositionId | null;

  @Field(() => ID, { nullable: true, description: "The account it is for; left out when it serves all." })
  accountId?: AccountId | null;
}

@InputType({ description: "What `updateDisposition` needs." })
export class UpdateDispositionInput {
  @Field(() => ID, { description: "The disposition." })
  id!: DispositionId;

  @Field(() => Int, {
    description: "The `Disposition.version` the change is based on; an older one answers `EditConflict`.",
  })
  version!: number;

  @Field(() => String, { description: "Name, unique under its parent; 1–120 characters." })
  name!: string;
}

@InputType({ description: "What `deleteDisposition` needs." })
export class DeleteDispositionInput {
  @Field(() => ID, { description: "The disposition; those below it go with it." })
  id!: DispositionId;
}
