import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import type { ApiTokenId } from "./ids.ts";

@InputType({ description: "What `createApiToken` needs." })
export class CreateApiTokenInput {
  @Field(() => String, { description: "What the token is for; 1–120 characters." })
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      "What it is to be limited to, at most 50: `read` (looking), `interactions` (acting on interactions), `administration`, or single permission names from `Viewer.permissions`; left out or empty for everything its user may do. No token makes tokens or changes passwords.",
  })
  scopes?: string[] | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it stops working, in the future; left out when it is not to expire.",
  })
  expiresAt?: Date | null;
}

@InputType({ description: "What `revokeApiToken` needs." })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: "The token." })
  id!: ApiTokenId;
}
