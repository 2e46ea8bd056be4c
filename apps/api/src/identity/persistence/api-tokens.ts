import type { ApiTokenId, UserId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { prepared } from "../../platform/prepared-statements.ts";
import { column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { hashToken, newToken } from "../../platform/sealing.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { ApiTokenRow as StoredApiToken } from "./api-token.entity.ts";
import { ACCOUNT_IDS } from "./users.ts";

/** What every API token begins with, so that a leaked one is recognised by scanners. */
export const API_TOKEN_PREFIX = "parley_";

const COLUMNS = ["id", "userId", "name", "scopes", "createdAt", "lastUsedAt", "expiresAt"] as const;

/** A token without the hash of its secret. No scopes: all that its user may do. */
export type ApiTokenRow = Pick<StoredApiToken, (typeof COLUMNS)[number]>;

export interface NewApiToken extends Pick<StoredApiToken, "userId" | "name" | "expiresAt"> {
  readonly scopes: readonly string[];
}

/** Stores a new token by its hash and gives its secret, which is stored nowhere. */
export async function insertApiToken(
  em: Em,
  token: NewApiToken,
): Promise<{ readonly row: ApiTokenRow; readonly secret: string }> {
  const secret = `${API_TOKEN_PREFIX}${newToken()}`;
  const row = await tables(em)
    .insertInto("api_token")
    .values({ ...token, scopes: [...token.scopes], id: newId<ApiTokenId>(), tokenHash: hashToken(secret) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return { row, secret };
}

/** Live tokens, newest first: of one user, or of everybody. */
export function listApiTokens(em: Em, userId: UserId | null): Promise<ApiTokenRow[]> {
  return tables(em)
    .selectFrom("api_token")
    .select(COLUMNS)
    .where((token) => (userId === null ? token.lit(true) : token("userId", "=", userId)))
    .orderBy("id", "desc")
    .limit(1000)
    .execute();
}

/** Deletes a token, of this user only when one is given; whose it was, or null when there was none. */
export async function deleteApiToken(em: Em, id: ApiTokenId, userId: UserId | null): Promise<UserId | null> {
  const deleted = await tables(em)
    .deleteFrom("api_token")
    .where("id", "=", id)
    .where((token) => (userId === null ? token.lit(true) : token("userId", "=", userId)))
    .returning("userId")
    .executeTakeFirst();
  return deleted?.userId ?? null;
}

/** Deletes all tokens of a user. */
export async function deleteApiTokensOf(em: Em, userId: UserId): Promise<void> {
  await tables(em).deleteFrom("api_token").where("userId", "=", userId).execute();
}

const LIVE_API_TOKEN = {
  apiTokenId: column("api_token", "id"),
  ...columns("api_token", "userId", "scopes"),
  ...columns("parley_user", "role"),
  /** The accounts they are on. */
  accountIds: value.texts,
  /** The last use was noted more than a minute ago, or never. */
  isNoteDue: value.boolean,
};
export type LiveApiToken = RowOf<typeof LIVE_API_TOKEN>;

/** The live token of a secret or of an id, of a user who may sign in; null otherwise. */
export async function findApiToken(
  em: Em,
  by: { readonly secret: string } | { readonly apiTokenId: string },
): Promise<LiveApiToken | null> {
  const [token] =
    "secret" in by ? await tokenBySecret(em, { tokenHash: hashToken(by.secret) }) : await tokenById(em, by);
  return token ?? null;
}

const tokenBySecret = statement(LIVE_API_TOKEN, ({ tokenHash }: Given<{ tokenHash: Buffer }>) =>
  liveToken(sql`api_token.token_hash = ${tokenHash}`),
);
const tokenById = statement(LIVE_API_TOKEN, ({ apiTokenId }: Given<{ apiTokenId: string }>) =>
  liveToken(sql`api_token.id = ${apiTokenId}`),
);

function liveToken(isAskedFor: RawBuilder<unknown>): RawBuilder<unknown> {
  return prepared(sql`
    select api_token.id as api_token_id, api_token.user_id, parley_user.role, api_token.scopes, ${ACCOUNT_IDS} as account_ids,
      coalesce(api_token.last_used_at < now() - interval '1 minute', true) as is_note_due
    from api_token join parley_user on parley_user.id = api_token.user_id
    where ${isAskedFor} and parley_user.is_active and (api_token.expires_at is null or api_token.expires_at > now())`);
}

/** Notes that a token is in use, exact to a minute. */
export async function noteApiTokenUse(em: Em, id: ApiTokenId): Promise<void> {
  await tables(em).updateTable("api_token").set({ lastUsedAt: sql<Date>`now()` }).where("id", "=", id).execute();
}
