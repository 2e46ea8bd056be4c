/**
 * Tolerant readers over what strangers send: they answer null instead of throwing, look at own
 * properties only, and hand out nothing the database or a screen could choke on.
 */
import { MalformedPayload, type MediaType, type Person } from "./inbound.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Longest values kept, in UTF-16 units; what is longer is cut (texts) or not taken at all (ids). */
export const LIMITS = { id: 512, name: 256, text: 65_536, url: 4_096, payload: 4_096, mimeType: 128 } as const;
/** No body of a provider tells more than this many events; the rest of a longer one is dropped. */
export const MAX_EVENTS_PER_BODY = 1_000;
/** Deeper JSON is no provider's, and would exhaust the stack of whoever walks it. */
const MAX_JSON_DEPTH = 64;

/** The body as text; MalformedPayload when it is no UTF-8. */
export function bodyText(rawBody: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
  } catch {
    throw new MalformedPayload("The body is not UTF-8 text");
  }
}

/** The body as a JSON object; MalformedPayload when it is anything else or nested too deep. */
export function jsonBody(rawBody: Uint8Array): JsonObject {
  const text = bodyText(rawBody);
  if (nestingDepth(text) > MAX_JSON_DEPTH) throw new MalformedPayload("The body is nested too deep");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new MalformedPayload("The body is not JSON");
  }
  const body = asObject(parsed);
  if (body === null) throw new MalformedPayload("The body is not a JSON object");
  return body;
}

/** JSON written inside a JSON string, cleaned; null when it is absent, invalid or nested too deep. */
export function embeddedJson(text: unknown): unknown {
  if (typeof text !== "string" || text.length > LIMITS.text || nestingDepth(text) > MAX_JSON_DEPTH) return null;
  try {
    return cleanJson(JSON.parse(text));
  } catch {
    return null;
  }
}

/** How deep brackets nest outside strings; valid for JSON texts, cheap for any. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return deepest;
}

/** The value when it is a plain object, else null. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** An own property; undefined when the holder is no object or has none. */
export function valueAt(holder: unknown, key: string): unknown {
  const object = asObject(holder);
  return object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An own property that is an object, else null. */
export function objectAt(holder: unknown, key: string): JsonObject | null {
  return asObject(valueAt(holder, key));
}

/** An own property that is an array; empty when it is none. */
export function arrayAt(holder: unknown, key: string): readonly unknown[] {
  const value = valueAt(holder, key);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The objects among the entries of an own array. */
export function objectsAt(holder: unknown, key: string): readonly JsonObject[] {
  return arrayAt(holder, key)
    .map(asObject)
    .filter((entry) => entry !== null);
}

/** An own non-empty string, cleaned and cut at `limit`; null otherwise. */
export function stringAt(holder: unknown, key: string, limit: number = LIMITS.text): string | null {
  const value = valueAt(holder, key);
  return typeof value === "string" ? cleanText(value, limit) || null : null;
}

/** An own id written as a string or a whole number; null when absent, blank or too long to be one (cutting would confuse two). */
export function idAt(holder: unknown, key: string): string | null {
  const value = valueAt(holder, key);
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === "string" ? cleanId(value) : null;
}

/** An id without surrounding blanks; null when blank or too long. */
export function cleanId(value: string): string | null {
  const id = value.length > LIMITS.id ? "" : cleanText(value, LIMITS.id).trim();
  return id === "" ? null : id;
}

/** An own finite number, written as a number or as a decimal string; null otherwise. */
export function numberAt(holder: unknown, key: string): number | null {
  const value = valueAt(holder, key);
  if (typeof value === "string" && !/^\s*[+-]?\d{1,15}(\.\d{1,20})?\s*$/.test(value)) return null;
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** True for true and "true", false otherwise. */
export function flagAt(holder: unknown, key: string): boolean {
  const value = valueAt(holder, key);
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}

/** A text without NUL and half surrogates (PostgreSQL takes neither), cut at `limit` UTF-16 units. */
export function cleanText(value: string, limit: number = LIMITS.text): string {
  return value.replaceAll("\u0000", "").slice(0, limit).toWellFormed();
}

/** A copy of untrusted JSON fit to be stored: cleaned texts, no deeper than 16, at most 200 entries a level, no `__proto__`. */
export function cleanJson(value: unknown, depth = 16): unknown {
  if (typeof value === "string") return cleanText(value, LIMITS.payload);
  // JSON writes 1e999, which JavaScript reads as infinite and JSON cannot write again.
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value ?? null;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.slice(0, 200).map((entry) => cleanJson(entry, depth - 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__proto__")
      .slice(0, 200)
      .map(([key, entry]) => [cleanText(key, LIMITS.name), cleanJson(entry, depth - 1)]),
  );
}

/** `cleanJson` of an object; empty when the value is none. */
export function cleanObject(value: unknown): JsonObject {
  return asObject(cleanJson(asObject(value))) ?? {};
}

const BUSINESS_SCOPED_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Digits of an international number: `whatsapp:`, "+", blanks and punctuation stripped, leading zeros too. Null when it is no number. */
export function phoneDigits(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const bare = String(value)
    .slice(0, 64)
    .replace(/^\s*whatsapp:/i, "")
    .replace(/[\s+().\-\u00a0]/g, "")
    .replace(/^0+/, "");
  return /^\d{1,20}$/.test(bare) ? bare : null;
}

/** Meta's business-scoped user id, also under `whatsapp:`; null when it does not look like one (it is then ignored, never fatal). */
export function businessScopedId(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const bare = value
    .slice(0, 200)
    .replace(/^\s*whatsapp:/i, "")
    .trim();
  return BUSINESS_SCOPED_ID.test(bare) ? bare : null;
}

/**
 * One person out of the identifiers a payload shows, each in any of its fields: a number where an id
 * stands and the reverse are told apart by their form. Null when none of them is usable (R1).
 */
export function personOf(shown: {
  readonly identifiers: readonly unknown[];
  readonly username?: string | null;
  readonly name?: string | null;
}): Person | null {
  let phone: string | null = null;
  let own: string | null = null;
  let parent: string | null = null;
  for (const identifier of shown.identifiers) {
    const scoped = businessScopedId(identifier);
    if (scoped?.includes(".ENT.")) parent ??= scoped;
    else if (scoped !== null) own ??= scoped;
    else phone ??= phoneDigits(identifier);
  }
  if (phone === null && own === null && parent === null) return null;
  return {
    phone,
    businessScopedId: own,
    parentBusinessScopedId: parent,
    username: shown.username ?? null,
    name: shown.name ?? null,
  };
}

const EARLIEST = Date.UTC(2009, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Unix seconds, as a number or digits; null outside 2009–2099, where no WhatsApp message was sent. */
export function unixSeconds(value: unknown): Date | null {
  if (typeof value === "string" ? !/^\d{1,12}(\.\d{1,9})?$/.test(value) : typeof value !== "number") return null;
  return within(Number(value) * 1_000);
}

/** An ISO 8601 time with its offset; null when it is none or outside 2009–2099. */
export function isoTime(value: unknown): Date | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT[\d:.,]{5,30}(Z|[+-]\d\d:?\d\d)$/i.test(value)) return null;
  return within(Date.parse(value));
}

function within(milliseconds: number): Date | null {
  return milliseconds >= EARLIEST && milliseconds < LATEST ? new Date(milliseconds) : null;
}

/** Which kind of media a MIME type is; a document when it is none of the others. Voice and sticker are told by the provider, not here. */
export function mediaTypeOf(mimeType: string | null): MediaType {
  const family = mimeType?.trim().toLowerCase().split("/")[0];
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}
