import type { AuthCheckerFn } from "type-graphql";
import type { BaseContext } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { may, type Permission } from "../permissions.ts";

/** `@Authorized()` asks for a signed-in viewer, `@Authorized("accounts.manage")` for a permission of the table; several: any of them. */
export const authChecker: AuthCheckerFn<BaseContext, Permission> = ({ context }, permissions) => {
  if (context.viewer === null) throw clientError("UNAUTHENTICATED", "Sign in first.");
  if (permissions.length === 0 || permissions.some((permission) => may(context.viewer, permission))) return true;
  throw clientError("FORBIDDEN", "You may not do this.");
};
