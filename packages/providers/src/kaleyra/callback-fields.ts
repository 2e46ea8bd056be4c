/** The variables of a callback, wherever the customer's callback profile puts them: JSON body, form body or query. */
import { MalformedPayload, type WebhookRequest } from "../inbound.ts";
import { bodyText, cleanId, type JsonObject, jsonBody, LIMITS, numberAt, stringAt, valueAt } from "../reading.ts";

/** A callback as one object; MalformedPayload when there is nothing in it. */
export function callbackFields({ url, rawBody }: WebhookRequest): JsonObject {
  const text = rawBody.byteLength === 0 ? "" : bodyText(rawBody).trim();
  if (text.startsWith("{") || text.startsWith("[")) return jsonBody(rawBody);
  const pairs = text === "" ? queryOf(url) : new URLSearchParams(text);
  const fields = Object.fromEntries([...pairs].toReversed());
  if (Object.keys(fields).length === 0) throw new MalformedPayload("The callback is empty");
  return fields;
}

function queryOf(url: string): URLSearchParams {
  return URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
}

/** The variables a callback profile may name; `<name>` is how one without a value arrives. */
const VARIABLES: ReadonlySet<string> = new Set([
  ...["body", "mime_type", "media_url", "from", "name", "type", "created_at", "reply_to", "wanumber", "mobile"],
  ...["custom_response", "message", "contacts", "location", "id", "message_id", "status", "ref", "ref1", "ref2"],
  ...["time", "event", "reason", "code", "message_template_id", "message_template_name", "message_template_language"],
  ...["callback_profile_id", "company_id", "display_phone_number", "current_limit"],
]);

/** True for a variable Kaleyra had no value for: absent, blank or still its own placeholder. */
function isUnfilled(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== "string") return false;
  const bare = value.trim();
  return bare === "" || (bare.startsWith("<") && bare.endsWith(">") && VARIABLES.has(bare.slice(1, -1).toLowerCase()));
}

/** A variable's text; null when it was not filled. */
export function filledText(fields: unknown, name: string, limit: number = LIMITS.text): string | null {
  return isUnfilled(valueAt(fields, name)) ? null : stringAt(fields, name, limit);
}

/** A variable that is an id, written as text or number; null when it was not filled. */
export function filledId(fields: unknown, name: string): string | null {
  const value = valueAt(fields, name);
  if (isUnfilled(value)) return null;
  const number = typeof value === "number" ? numberAt(fields, name) : null;
  return typeof value === "string" ? cleanId(value) : number === null ? null : String(number);
}

/** A variable as it came; undefined when it was not filled. */
export function filledValue(fields: unknown, name: string): unknown {
  const value = valueAt(fields, name);
  return isUnfilled(value) ? undefined : value;
}
