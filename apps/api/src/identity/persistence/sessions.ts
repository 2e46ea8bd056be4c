import type { SessionId, UserId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { prepared } from "../../platform/prepared-statements.ts";
import { column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { hashToken, newToken } from "../../platform/sealing.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import { ACCOUNT_IDS } from "./users.ts";

/** A session ends this long after sign-in whatever happens, and when its last use is before `IDLE_SINCE`. */
const ABSOLUTE_END = sql<Date>`now() + interval '7 days'`;
const IDLE_SINCE = sql<Date>`now() - interval '12 hours'`;

const LIVE_SESSION = {
  sessionId: column("session", "id"),
  ...columns("session", "userId"),
  ...columns("parley_user", "role"),
  /** The accounts they are on. */
  accountIds: value.texts,
  /** The last use was noted more than a minute ago. */
  isNoteDue: value.boolean,
};
export type LiveSession = RowOf<typeof LIVE_SESSION>;

/** Starts a session and gives its token, which is stored nowhere. */
export async function startSession(
  em: Em,
  userId: UserId,
): Promise<{ readonly sessionId: SessionId; readonly token: string }> {
  const sessionId = newId<SessionId>();
  const token = newToken();
  await tables(em)
    .insertInto("session")
    .values({ id: sessionId, userId, tokenHash: hashToken(token), expiresAt: ABSOLUTE_END })
    .execute();
  return { sessionId, token };
}

/** The live session of a token or of an id, of a user who may sign in; null otherwise. */
export async function findSession(
  em: Em,
  by: { readonly token: string } | { readonly sessionId: string },
): Promise<LiveSession | null> {
  const [session] =
    "token" in by ? await sessionByToken(em, { tokenHash: hashToken(by.token) }) : await sessionById(em, by);
  return session ?? null;
}

const sessionByToken = statement(LIVE_SESSION, ({ tokenHash }: Given<{ tokenHash: Buffer }>) =>
  liveSession(sql`session.token_hash = ${tokenHash}`),
);
const sessionById = statement(LIVE_SESSION, ({ sessionId }: Given<{ sessionId: string }>) =>
  liveSession(sql`session.id = ${sessionId}`),
);

function liveSession(isAskedFor: RawBuilder<unknown>): RawBuilder<unknown> {
  return prepared(sql`
    select session.id as session_id, session.user_id, parley_user.role, ${ACCOUNT_IDS} as account_ids,
      session.last_seen_at < now() - interval '1 minute' as is_note_due
    from session join parley_user on parley_user.id = session.user_id
    where ${isAskedFor} and parley_user.is_active and session.expires_at > now() and session.last_seen_at > ${IDLE_SINCE}`);
}

/** Notes that a session is in use: its idle time starts again. */
export async function noteSessionUse(em: Em, sessionId: SessionId): Promise<void> {
  await tables(em).updateTable("session").set({ lastSeenAt: sql<Date>`now()` }).where("id", "=", sessionId).execute();
}

/** Ends one session; false when it had ended before. */
export async function endSession(em: Em, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(em)
    .deleteFrom("session")
    .where("id", "=", sessionId as SessionId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Ends a user's sessions, all but `except`. */
export async function endSessionsOf(em: Em, userId: UserId, except: string | null = null): Promise<void> {
  await tables(em)
    .deleteFrom("session")
    .where("userId", "=", userId)
    .where("id", "is distinct from", except as SessionId | null)
    .execute();
}

/** Deletes sessions that ended by themselves. */
export async function forgetEndedSessions(em: Em): Promise<void> {
  await tables(em)
    .deleteFrom("session")
    .where((session) =>
      session.or([session("expiresAt", "<", sql<Date>`now()`), session("lastSeenAt", "<", IDLE_SINCE)]),
    )
    .execute();
}
