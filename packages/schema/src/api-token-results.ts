import { Field, ID, ObjectType } from "type-graphql";
import { ApiToken } from "./api-token.ts";
import { NotFound, ValidationFailed } from "./errors.ts";
import type { ApiTokenId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The API token was made." })
export class ApiTokenCreated {
  @Field(() => ApiToken, { description: "The token, without its secret." })
  apiToken!: ApiToken;

  @Field(() => String, {
    description: "What to send as `Authorization: Bearer …`. Shown this once; only its hash is stored.",
  })
  secret!: string;
}

export const CreateApiTokenResult = resultOf("createApiToken", () => [ApiTokenCreated, ValidationFailed]);
export type CreateApiTokenResult = typeof CreateApiTokenResult;

@ObjectType({
  simpleResolvers: true,
  description: "The API token no longer works; its live connections end within seconds.",
})
export class ApiTokenRevoked {
  @Field(() => ID, { description: "The revoked token's id." })
  id!: ApiTokenId;
}

export const RevokeApiTokenResult = resultOf("revokeApiToken", () => [ApiTokenRevoked, NotFound]);
export type RevokeApiTokenResult = typeof RevokeApiTokenResult;
