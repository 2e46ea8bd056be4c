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
import { isPassword } from "../passwords.ts";
import { forgetEndedSessions, startSession } from "../persistence/sessions.ts";
import { countAttempt, forgetFailures, type SignInAttempt } from "../persistence/sign-in-throttle.ts";
import { SESSION_COOKIE } from "../session-cookie.ts";
import { requesterFrom } from "./viewers.ts";

/** A session that has just begun: its viewer, and the token for the cookie. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly sessionToken: string;
}

/** Signs in by e-mail and password. An unknown address, a stopped user and a wrong password take the same time and get the same answer. */
export async function signIn(
  { database, refusedPassword }: { readonly database: Database; readonly refusedPassword: string | null },
  input: SignInInput,
  remoteAddress: string,
): Promise<SignedIn | InvalidSignIn | SignInThrottled> {
  const attempt: SignInAttempt = { email: input.email, remoteAddress };
  const waitSeconds = await countAttempt(database.fork(), attempt);
  if (waitSeconds !== null) return throttled(waitSeconds);

  const [user] = await query<{ id: UserId; passwordHash: string }>(
    database.fork(),
    sql`select id, password_hash from parley_user where email = ${input.email.trim().slice(0, EMAIL_LENGTH_MAX + 1)}::citext and is_active`,
  );
  const isRight = await isPassword(input.password.slice(0, PASSWORD_LENGTH.max + 1), user?.passwordHash ?? null);
  if (user === undefined || !isRight || input.password === refusedPassword)
    return invalidSignIn(because("SIGN_IN_WRONG"));

  await forgetFailures(database.fork(), attempt);
  await forgetEndedSessions(database.fork());
  return beginSession(database, user.id);
}

/** Starts a session for a user who has just proved who they are. */
export async function beginSession(database: Database, userId: UserId): Promise<SignedIn> {
  const { token } = await startSession(database.fork(), userId);
  const requester = await requesterFrom(database, { cookie: `${SESSION_COOKIE}=${token}` });
  if (requester === null) throw new Error("a session ended as it began");
  return { viewer: requester.viewer, sessionToken: token };
}

export function invalidSignIn(reason: Reason): InvalidSignIn {
  return refused("INVALID_SIGN_IN", reason);
}

export function throttled(retryAfterSeconds: number): SignInThrottled {
  const reason = because("SIGN_IN_THROTTLED", { seconds: retryAfterSeconds });
  return { ...refused("SIGN_IN_THROTTLED", reason), retryAfterSeconds };
}
