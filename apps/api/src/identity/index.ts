/** Identity: users who sign in, their sessions and API tokens, and the one table of what each role may do. */
import { ApiTokenResolver } from "./graphql/api-token.resolver.ts";
import { SessionResolver } from "./graphql/session.resolver.ts";
import { UserEmailResolver } from "./graphql/user-email.resolver.ts";

export { isAccountInScope } from "./account-scope.ts";
export type { SignedIn } from "./application/sign-in.ts";
export type { Credentials, Requester } from "./application/viewers.ts";
export { problemWithEmail, problemWithPassword } from "./domain/password-rules.ts";
export { isOwnOrigin, isSameOrigin } from "./domain/same-origin.ts";
export { authChecker } from "./graphql/auth-checker.ts";
export type { IdentityContext, SignedInContext } from "./graphql/context.ts";
export { createIdentity, type Identity, type IdentityDeps } from "./identity.ts";
export { knownBrowserCookie } from "./known-browsers.ts";
export { createIdentityLoaders, type IdentityLoaders } from "./loaders.ts";
export { hashPassword, isPassword } from "./passwords.ts";
export { may, type Permission } from "./permissions.ts";
export { isInScope } from "./persistence/account-scope.ts";
export { deleteApiTokensOf } from "./persistence/api-tokens.ts";
export { NOTE_AGENTS_OFFERS } from "./persistence/last-offered.ts";
export { endSessionsOf } from "./persistence/sessions.ts";
export {
  insertUser,
  isEmailTaken,
  isOtherAdministrator,
  lockAdministrators,
  lockUser,
  updateUser,
} from "./persistence/user-changes.ts";
export { markNotPaused, markPaused } from "./persistence/user-pauses.ts";
export { activeUserIds, findUser, selectUsers, USER_COLUMNS, type UserRow, userBeside } from "./persistence/users.ts";
export { sessionCookie } from "./session-cookie.ts";

export const identityResolvers = [SessionResolver, ApiTokenResolver, UserEmailResolver] as const;
