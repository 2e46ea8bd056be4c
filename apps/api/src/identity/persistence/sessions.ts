import type { Role, SessionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { prepared } from "../../platform/prepared-statements.ts";
import { hashToken, newToken } from "../../platform/sealing.ts";
import { ACCOUNT_IDS } from "./users.ts";

/** A session ends this long after its last use, and this long after sign-in whatever happens. */
const IDLE = sql`interval '12 hours'`;
const ABSOLUTE = sql`interval '7 days'`;

export interface LiveSession {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly role: Role;
  /** The accounts they are on. */
  readonly accountIds: readonly string[];
  /** The last use was noted more than a minute ago. */
  readonly isNoteDue: boolean;
}

/** Starts a session and gives its token, which is kept nowhere. */
export async function startSession(
  em: Em,
  userId: UserId,
): Promise<{ readonly sessionId: SessionId; readonly token: string }> {
  const sessionId = newId<SessionId>();
  const token = newToken();
  await query(
    em,
    sql`insert into session (id, user_id, token_hash, expires_at) values (${sessionId}, ${userId}, ${hashToken(token)}, now() + ${ABSOLUTE})`,
  );
  return { sessionId, token };
}

/** The live session of a token or of an id, of a user who may sign in; null otherwise. */
export async function findSession(
  em: Em,
  by: { readonly token: string } | { readonly sessionId: string },
): Promise<LiveSession | null> {
  const which = "token" in by ? sql`session.token_hash = ${hashToken(by.token)}` : sql`session.id = ${by.sessionId}`;
  const [session] = await query<LiveSession>(
    em,
    prepared(sql`
      select session.id as session_id, session.user_id, parley_user.role, ${ACCOUNT_IDS} as account_ids,
        session.last_seen_at < now() - interval '1 minute' as is_note_due
      from session join parley_user on parley_user.id = session.user_id
      where ${which} and parley_user.is_active and session.expires_at > now() and session.last_seen_at > now() - ${IDLE}`),
  );
  return session ?? null;
}

/** Notes that a session is in use: its idle time starts again. */
export async function noteSessionUse(em: Em, sessionId: SessionId): Promise<void> {
  await query(em, sql`update session set last_seen_at = now() where id = ${sessionId}`);
}

/** Ends one session; false when it had ended before. */
export async function endSession(em: Em, sessionId: string): Promise<boolean> {
  const ended = await query(em, sql`delete from session where id = ${sessionId} returning id`);
  return ended.length > 0;
}

/** Ends a user's sessions, all but `except`. */
export async function endSessionsOf(em: Em, userId: UserId, except: string | null = null): Promise<void> {
  await query(em, sql`delete from session where user_id = ${userId} and id is distinct from ${except}::uuid`);
}

/** Forgets sessions that ended by themselves. */
export async function forgetEndedSessions(em: Em): Promise<void> {
  await query(em, sql`delete from session where expires_at < now() or last_seen_at < now() - ${IDLE}`);
}
