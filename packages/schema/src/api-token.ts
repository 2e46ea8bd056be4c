import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { ApiTokenId } from "./ids.ts";
import { User } from "./user.ts";

@ObjectType({
  simpleResolvers: true,
  description:
    "A key with which a tool calls this API in a user's name. The secret itself is shown once, by `createApiToken`.",
})
export class ApiToken {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: ApiTokenId;

  @Field(() => String, { description: "What it is for; 1–120 characters." })
  name!: string;

  @Field(() => [String], {
    description:
      "Scopes (`read`, `interactions`, `administration`) or permission names it is limited to; empty for everything its user may do.",
  })
  scopes!: readonly string[];

  @Field(() => GraphQLISODateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it was last used, exact to a minute; null when never.",
  })
  lastUsedAt!: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it stops working; null when it does not expire.",
  })
  expiresAt!: Date | null;

  @Field(() => User, { description: "Whose permissions it carries." })
  user?: User;
}
