import { Field, ID, InputType } from "type-graphql";
import type { AccountId } from "./ids.ts";

@InputType({ description: "What `synchroniseTemplates` needs." })
export class SynchroniseTemplatesInput {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;
}
