import {
  EMAIL_LENGTH_MAX,
  type InvalidSignIn,
  PASSWORD_LENGTH,
  type Reason,
  type SignInInput,
  type SignInThrottled,
  type UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../../platform/database.ts";
import { because } from "../../platform/reasons.ts";
import { refused } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { KnownBrowsers } from "../known-browsers.ts";
import { isPassword } from "../passwords.ts";
import { forgetEndedSessions, startSession } from "../persistence/sessions.ts";
import { countAttempt, forgetFailures, type SignInAttempt } from "../persistence/sign-in-throttle.ts";
import { SESSION_COOKIE } from "../session-cookie.ts";
import { requesterFrom } from "./viewers.ts";

/** A session that has just begun: its viewer, and the token for the cookie. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly sessionToken: string;
  /** For the cookie by which this browser is known from now on. */
  readonly browser: string;
}

/** Where somebody signs in from. */
export interface SignInPlace {
  readonly remoteAddress: string;
  readonly isOnThisMachine: boolean;
  /** The Cookie header; null: none. */
  readonly cookie: string | null;
}

/** A password that everybody can read. */
export interface PrintedPassword {
  readonly password: string;
  /** Taken from whoever sits at this machine; else from nobody. */
  readonly isTaken: boolean;
}

export interface SignInDeps {
  readonly database: Database;
  readonly knownBrowsers: KnownBrowsers;
  readonly printedPassword: PrintedPassword | null;
}

/** Signs in by e-mail and password. An unknown address, a stopped user and a wrong password take the same time and get the same answer. */
export async function signIn(
  deps: SignInDeps,
  input: SignInInput,
  from: SignInPlace,
): Promise<SignedIn | InvalidSignIn | SignInThrottled> {
  const { database, knownBrowsers, printedPassword } = deps;
  const [user] = await query<{ id: UserId; passwordHash: string | null }>(
    database.fork(),
    sql`select id, password_hash from parley_user where email = ${input.email.trim().slice(0, EMAIL_LENGTH_MAX + 1)}::citext and is_active`,
  );
  const knownId = user === undefined ? null : knownBrowsers.idFor(user.id, from.cookie, new Date());
  const attempt: SignInAttempt = { email: input.email, remoteAddress: from.remoteAddress, knownId };
  const waitSeconds = await countAttempt(database.fork(), attempt);
  if (waitSeconds !== null) return throttled(waitSeconds);

  const isRight = await isPassword(input.password.slice(0, PASSWORD_LENGTH.max + 1), user?.passwordHash ?? null);
  const isPrinted = input.password === printedPassword?.password;
  const isRefused = isPrinted && !(printedPassword?.isTaken === true && from.isOnThisMachine);
  if (user === undefined || !isRight || isRefused) return invalidSignIn(because("SIGN_IN_WRONG"));

  await forgetFailures(database.fork(), attempt);
  await forgetEndedSessions(database.fork());
  return beginSession(deps, user.id, from.cookie);
}

/** Starts a session for a user who has just proved who they are; their browser is known from now on. */
export async function beginSession(
  { database, knownBrowsers }: Pick<SignInDeps, "database" | "knownBrowsers">,
  userId: UserId,
  cookie: string | null,
): Promise<SignedIn> {
  const { token } = await startSession(database.fork(), userId);
  const requester = await requesterFrom(database, { cookie: `${SESSION_COOKIE}=${token}` });
  if (requester === null) throw new Error("a session ended as it began");
  const browser = knownBrowsers.withUser(userId, cookie, new Date());
  return { viewer: requester.viewer, sessionToken: token, browser };
}

export function invalidSignIn(reason: Reason): InvalidSignIn {
  return refused("INVALID_SIGN_IN", reason);
}

export function throttled(retryAfterSeconds: number): SignInThrottled {
  const reason = because("SIGN_IN_THROTTLED", { seconds: retryAfterSeconds });
  return { ...refused("SIGN_IN_THROTTLED", reason), retryAfterSeconds };
}
