import {
  ApiToken,
  CreateApiTokenInput,
  CreateApiTokenResult,
  RevokeApiTokenInput,
  RevokeApiTokenResult,
  User,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { ApiTokenRow } from "../persistence/api-tokens.ts";
import type { IdentityContext, SignedInContext } from "./context.ts";

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Authorized("apiTokens.own")
  @Query(() => [ApiToken], {
    description:
      "API tokens, newest first: the viewer's own; for administrators everybody's. Revoked ones are left out.",
  })
  apiTokens(@Ctx() { identity, viewer }: SignedInContext): Promise<readonly ApiToken[]> {
    return identity.apiTokens(viewer);
  }

  @Authorized("apiTokens.own")
  @Mutation(() => CreateApiTokenResult, {
    description: "Makes an API token in the viewer's name. Not possible with an API token.",
  })
  createApiToken(
    @Arg("input", () => CreateApiTokenInput, { description: "What to do, see `CreateApiTokenInput`." })
    input: CreateApiTokenInput,
    @Ctx() { identity, viewer }: SignedInContext,
  ): Promise<CreateApiTokenResult> {
    return identity.createApiToken(viewer, input);
  }

  @Authorized("apiTokens.own")
  @Mutation(() => RevokeApiTokenResult, {
    description: "Ends an API token at once: the viewer's own, or for administrators anybody's.",
  })
  revokeApiToken(
    @Arg("input", () => RevokeApiTokenInput, { description: "What to do, see `RevokeApiTokenInput`." })
    input: RevokeApiTokenInput,
    @Ctx() { identity, viewer }: SignedInContext,
  ): Promise<RevokeApiTokenResult> {
    return identity.revokeApiToken(viewer, input.id);
  }

  @FieldResolver(() => User)
  user(@Root() token: ApiTokenRow, @Ctx() { load }: IdentityContext): Promise<User> {
    return load.user(token.userId);
  }
}
