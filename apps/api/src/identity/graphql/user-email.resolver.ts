import { User } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { may } from "../permissions.ts";
import type { UserRow } from "../persistence/users.ts";
import type { IdentityContext } from "./context.ts";

@Resolver(() => User)
export class UserEmailResolver {
  @FieldResolver(() => String, { nullable: true })
  email(@Root() user: UserRow & Pick<User, "email">, @Ctx() { viewer }: IdentityContext): string | null {
    return user.email ?? (may(viewer, "users.manage") ? user.signInEmail : null);
  }
}
