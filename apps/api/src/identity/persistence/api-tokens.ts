import type { ApiTokenId, Role, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { prepared } from "../../platform/prepared-statements.ts";
import { hashToken, newToken } from "../../platform/sealing.ts";
import { ACCOUNT_IDS } from "./users.ts";

/** What every API token begins with, so that a leaked one is recognised by scanners. */
export const API_TOKEN_PREFIX = "parley_";

export interface ApiTokenRow {
  readonly id: ApiTokenId;
  readonly userId: UserId;
  readonly name: string;
  /** Empty: all that its user may do. */
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
}

const COLUMNS = sql`id, user_id, name, scopes, created_at, last_used_at, expires_at`;

export interface NewApiToken {
  readonly userId: UserId;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
}

/** Stores a new token by its hash and gives its secret, which is kept nowhere. */
export async function insertApiToken(
  em: Em,
  token: NewApiToken,
): Promise<{ readonly row: ApiTokenRow; readonly secret: string }> {
  const secret = `${API_TOKEN_PREFIX}${newToken()}`;
  const [row] = await query<ApiTokenRow>(
    em,
    sql`insert into api_token (id, user_id, name, token_hash, scopes, expires_at)
        values (${newId<ApiTokenId>()}, ${token.userId}, ${token.name}, ${hashToken(secret)}, ${token.scopes}::text[], ${token.expiresAt})
        returning ${COLUMNS}`,
  );
  if (row === undefined) throw new Error("an API token was not stored");
  return { row, secret };
}

/** Live tokens, newest first: of one user, or of everybody. */
export function listApiTokens(em: Em, userId: UserId | null): Promise<ApiTokenRow[]> {
  const whose = userId === null ? sql`true` : sql`user_id = ${userId}`;
  return query(em, sql`select ${COLUMNS} from api_token where ${whose} order by id desc limit 1000`);
}

/** Deletes a token, of this user only when one is given; whose it was, or null when there was none. */
export async function deleteApiToken(em: Em, id: ApiTokenId, userId: UserId | null): Promise<UserId | null> {
  const whose = userId === null ? sql`true` : sql`user_id = ${userId}`;
  const [gone] = await query<{ userId: UserId }>(
    em,
    sql`delete from api_token where id = ${id} and ${whose} returning user_id`,
  );
  return gone?.userId ?? null;
}

export interface LiveApiToken {
  readonly apiTokenId: ApiTokenId;
  readonly userId: UserId;
  readonly role: Role;
  /** The accounts they are on. */
  readonly accountIds: readonly string[];
  readonly scopes: readonly string[];
  /** The last use was noted more than a minute ago, or never. */
  readonly isNoteDue: boolean;
}

/** The live token of a secret or of an id, of a user who may sign in; null otherwise. */
export async function findApiToken(
  em: Em,
  by: { readonly secret: string } | { readonly apiTokenId: string },
): Promise<LiveApiToken | null> {
  const which =
    "secret" in by ? sql`api_token.token_hash = ${hashToken(by.secret)}` : sql`api_token.id = ${by.apiTokenId}`;
  const [token] = await query<LiveApiToken>(
    em,
    prepared(sql`
      select api_token.id as api_token_id, api_token.user_id, parley_user.role, api_token.scopes, ${ACCOUNT_IDS} as account_ids,
        coalesce(api_token.last_used_at < now() - interval '1 minute', true) as is_note_due
      from api_token join parley_user on parley_user.id = api_token.user_id
      where ${which} and parley_user.is_active and (api_token.expires_at is null or api_token.expires_at > now())`),
  );
  return token ?? null;
}

/** Notes that a token is in use, exact to a minute. */
export async function noteApiTokenUse(em: Em, id: ApiTokenId): Promise<void> {
  await query(em, sql`update api_token set last_used_at = now() where id = ${id}`);
}
