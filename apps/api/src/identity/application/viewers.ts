import type { Role } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { API_TOKEN_PREFIX, findApiToken, type LiveApiToken, noteApiTokenUse } from "../persistence/api-tokens.ts";
import { findSession, type LiveSession, noteSessionUse } from "../persistence/sessions.ts";
import { accountIdsOf } from "../persistence/users.ts";
import { sessionTokenIn } from "../session-cookie.ts";

/** What a request shows of who makes it, over HTTP, in a socket's `connectionParams`, or for a file. */
export interface Credentials {
  readonly cookie?: string | undefined;
  /** `Bearer parley_…`; when present, the cookie counts for nothing. */
  readonly authorization?: string | undefined;
}

/** Who makes a request and the accounts they may see anything of, read together. */
export interface Requester {
  readonly viewer: Viewer;
  readonly scope: AccountScope;
}

/** Who makes a request; null when nobody is signed in, the session is over or the token is not one of ours. */
export async function requesterFrom(database: Database, credentials: Credentials): Promise<Requester | null> {
  const em = database.fork();
  if (credentials.authorization !== undefined) {
    const secret = /^Bearer\s+(\S+)$/i.exec(credentials.authorization)?.[1];
    if (secret === undefined || !secret.startsWith(API_TOKEN_PREFIX)) return null;
    return tokenRequester(database, await findApiToken(em, { secret }));
  }
  const token = sessionTokenIn(credentials.cookie);
  return token === null ? null : sessionRequester(database, await findSession(em, { token }));
}

/** The same viewer as they are now: their role may have changed, their session or token may be over (then null). For sockets, which live for hours. */
export async function viewerAgain(database: Database, viewer: Viewer): Promise<Viewer | null> {
  const em = database.fork();
  const { apiTokenId, sessionId } = viewer;
  if (apiTokenId !== null) return viewerOf(await tokenRequester(database, await findApiToken(em, { apiTokenId })));
  return sessionId === null ? null : viewerOf(await sessionRequester(database, await findSession(em, { sessionId })));
}

function viewerOf(requester: Requester | null): Viewer | null {
  return requester?.viewer ?? null;
}

async function tokenRequester(database: Database, token: LiveApiToken | null): Promise<Requester | null> {
  if (token === null) return null;
  if (token.isNoteDue) await noteApiTokenUse(database.fork(), token.apiTokenId);
  const { userId, role, apiTokenId, accountIds } = token;
  const scopes = token.scopes.length === 0 ? null : token.scopes;
  return { viewer: { userId, role, sessionId: null, apiTokenId, scopes }, scope: scopeOf(role, accountIds) };
}

async function sessionRequester(database: Database, session: LiveSession | null): Promise<Requester | null> {
  if (session === null) return null;
  if (session.isNoteDue) await noteSessionUse(database.fork(), session.sessionId);
  const { userId, role, sessionId, accountIds } = session;
  return { viewer: { userId, role, sessionId, apiTokenId: null, scopes: null }, scope: scopeOf(role, accountIds) };
}

/** The accounts a viewer may see anything of (R13): agents those they are on; supervisors and administrators all. */
export async function accountScope(database: Database, viewer: Viewer | null): Promise<AccountScope> {
  if (viewer === null) return { all: false, accountIds: [] };
  return scopeOf(viewer.role, viewer.role === "agent" ? await accountIdsOf(database.fork(), viewer.userId) : []);
}

function scopeOf(role: Role, accountIds: readonly string[]): AccountScope {
  return role === "agent" ? { all: false, accountIds } : { all: true };
}
