import type {
  ApiTokenId,
  ApiTokenRevoked,
  ChangePasswordInput,
  CreateApiTokenInput,
  InvalidSignIn,
  NotFound,
  NotPermitted,
  SetUpFirstAdministratorInput,
  SignedOut,
  SignInInput,
  SignInThrottled,
  SignOutInput,
  ValidationFailed,
} from "@parley/schema";
import type { Database } from "../platform/database.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Viewer } from "../platform/viewer.ts";
import { apiTokens, createApiToken, revokeApiToken } from "./application/api-tokens.ts";
import { changePassword } from "./application/change-password.ts";
import { setUpFirstAdministrator } from "./application/set-up-first-administrator.ts";
import { type PrintedPassword, type SignedIn, type SignInPlace, signIn } from "./application/sign-in.ts";
import { signOut } from "./application/sign-out.ts";
import { accountScope, type Credentials, type Requester, requesterFrom, viewerAgain } from "./application/viewers.ts";
import { createKnownBrowsers } from "./known-browsers.ts";
import type { ApiTokenRow } from "./persistence/api-tokens.ts";
import { isUnclaimed } from "./persistence/users.ts";

export interface IdentityDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Guards the making of the first administrator. */
  readonly setupToken: string;
  /** Signs the cookies by which browsers are known. */
  readonly browserKey: Buffer;
  /** The demo's password; absent: there is no such one. */
  readonly printedPassword?: PrintedPassword;
}

/** Who somebody is, and the sessions and tokens they show for it. */
export interface Identity {
  /** Null when nobody is signed in, the session is over or the token is not one of ours. */
  requesterFrom(credentials: Credentials): Promise<Requester | null>;
  /** The viewer as they are now; null when their session or token is over. */
  viewerAgain(viewer: Viewer): Promise<Viewer | null>;
  accountScope(viewer: Viewer | null): Promise<AccountScope>;
  /** True while nobody can sign in as an administrator, so that /setup is open. */
  isUnclaimed(): Promise<boolean>;
  signIn(input: SignInInput, from: SignInPlace): Promise<SignedIn | InvalidSignIn | SignInThrottled>;
  signOut(by: Viewer | null, input: SignOutInput): Promise<SignedOut>;
  changePassword(
    by: Viewer,
    input: ChangePasswordInput,
    remoteAddress: string,
  ): Promise<{ readonly changed: true } | InvalidSignIn | SignInThrottled | ValidationFailed>;
  setUpFirstAdministrator(input: SetUpFirstAdministratorInput): Promise<SignedIn | NotPermitted | ValidationFailed>;
  apiTokens(by: Viewer): Promise<readonly ApiTokenRow[]>;
  createApiToken(
    by: Viewer,
    input: CreateApiTokenInput,
  ): Promise<{ readonly apiToken: ApiTokenRow; readonly secret: string } | ValidationFailed>;
  revokeApiToken(by: Viewer, id: ApiTokenId): Promise<ApiTokenRevoked | NotFound>;
}

export function createIdentity(deps: IdentityDeps): Identity {
  const { database, log, setupToken, printedPassword = null } = deps;
  const knownBrowsers = createKnownBrowsers(deps.browserKey);
  return {
    requesterFrom: (credentials) => requesterFrom(database, credentials),
    viewerAgain: (viewer) => viewerAgain(database, viewer),
    accountScope: (viewer) => accountScope(database, viewer),
    isUnclaimed: () => isUnclaimed(database.fork()),
    signIn: (input, from) => signIn({ database, knownBrowsers, printedPassword }, input, from),
    signOut: (by, input) => signOut(database, log, by, input),
    changePassword: (by, input, remoteAddress) => changePassword(database, log, { by, input, remoteAddress }),
    setUpFirstAdministrator: (input) => setUpFirstAdministrator({ database, setupToken, knownBrowsers }, input),
    apiTokens: (by) => apiTokens(database, by),
    createApiToken: (by, input) => createApiToken(database, by, input, new Date()),
    revokeApiToken: (by, id) => revokeApiToken(database, log, by, id),
  };
}
