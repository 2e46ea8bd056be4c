import {
  type ApiTokenId,
  type ApiTokenRevoked,
  type CreateApiTokenInput,
  type NotFound,
  TOKEN_SCOPES_MAX,
  type ValidationFailed,
} from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { isId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import { problemWithName, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { isGrantable, may } from "../permissions.ts";
import { type ApiTokenRow, deleteApiToken, insertApiToken, listApiTokens } from "../persistence/api-tokens.ts";

/** Makes an API token in the viewer's name, limited to `scopes`; its secret is answered this once. */
export async function createApiToken(
  database: Database,
  by: Viewer,
  input: CreateApiTokenInput,
  now: Date,
): Promise<{ readonly apiToken: ApiTokenRow; readonly secret: string } | ValidationFailed> {
  const name = input.name.trim();
  const scopes = [...new Set(input.scopes ?? [])];
  const fields = wrongFields([["name", problemWithName(name)]]);
  if (scopes.length > TOKEN_SCOPES_MAX)
    fields.push(wrongField("scopes", because("TOO_MANY_CHOSEN", { max: TOKEN_SCOPES_MAX })));
  for (const [index, scope] of scopes.entries()) {
    if (!isGrantable(scope)) fields.push(wrongField(`scopes.${index}`, because("TOKEN_SCOPE_UNKNOWN")));
  }
  if (input.expiresAt && input.expiresAt <= now) fields.push(wrongField("expiresAt", because("MOMENT_PAST")));
  if (fields.length > 0) return validationFailed(fields);

  const { row, secret } = await insertApiToken(database.fork(), {
    userId: by.userId,
    name,
    scopes,
    expiresAt: input.expiresAt ?? null,
  });
  return { apiToken: row, secret };
}

/** API tokens the viewer may see: their own, or everybody's. */
export function apiTokens(database: Database, by: Viewer): Promise<ApiTokenRow[]> {
  return listApiTokens(database.fork(), may(by, "apiTokens.manage") ? null : by.userId);
}

/** Ends an API token; sockets opened with it close. */
export async function revokeApiToken(
  database: Database,
  log: Pick<EventLog, "committed">,
  by: Viewer,
  id: ApiTokenId,
): Promise<ApiTokenRevoked | NotFound> {
  if (!isId(id)) return notFound("API_TOKEN");
  const isRevoked = await database.transaction(async (em) => {
    const userId = await deleteApiToken(em, id, may(by, "apiTokens.manage") ? null : by.userId);
    if (userId !== null) await record(em, [{ kind: "viewer_changed", userId }]);
    return userId !== null;
  });
  log.committed();
  return isRevoked ? { id } : notFound("API_TOKEN");
}
