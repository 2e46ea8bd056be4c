import { Field, ID, Int, ObjectType } from "type-graphql";
import type { AccountId, DispositionId } from "./ids.ts";

@ObjectType({
  simpleResolvers: true,
  description: "How an interaction ended, as a node of a tree of at most three levels.",
})
export class Disposition {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: DispositionId;

  @Field(() => String, { description: "Name, unique under its parent; 1–120 characters." })
  name!: string;

  @Field(() => ID, { nullable: true, description: "The disposition above; null at the top." })
  parentId!: DispositionId | null;

  @Field(() => ID, {
    nullable: true,
    description: "The account it belongs to; null when it serves all accounts.",
  })
  accountId!: AccountId | null;

  @Field(() => Boolean, {
    description: "Set by Parley itself, such as `Closed for inactivity`: cannot be chosen by an agent or deleted.",
  })
  isSystem!: boolean;

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateDisposition`." })
  version!: number;

  @Field(() => [Disposition], { description: "Those below, by name; empty at the third level." })
  children?: readonly Disposition[];
}
