/** Whether everything an event tells stands in the request it was read from: no event is invented. */
import type { InboundEvent, WebhookRequest } from "../inbound.ts";
import { cleanText, LIMITS } from "../reading.ts";

/** Keys whose values are our own words, or numbers and times in another notation. */
const OUR_WORDS: ReadonlySet<string> = new Set([
  "kind",
  "type",
  "status",
  "state",
  "class",
  "forwarded",
  "marketing",
  "details",
  "failure",
  "occurredAt",
]);
const DIGITS_ONLY: ReadonlySet<string> = new Set(["phone"]);

/** The texts of an event that stand nowhere in the request, each with its path; empty when all is evidenced. */
export function inventions(event: InboundEvent, request: WebhookRequest, derivedIds?: RegExp): readonly string[] {
  const told = tellings(request);
  const digits = told.map((text) => text.replace(/\D+/g, ""));
  return leaves(event, "").flatMap(({ path, key, text }) => {
    if (derivedIds?.test(text) === true && key === "providerMessageId") return [];
    const evidenced = DIGITS_ONLY.has(key)
      ? digits.some((candidate) => candidate.includes(text))
      : told.some((candidate) => candidate.includes(text));
    return evidenced ? [] : [`${path} = ${text.slice(0, 80)}`];
  });
}

/** Where an event holds what no database or screen should get: NUL, half surrogates, unbounded length, no finite number. */
export function unstorableValues(event: InboundEvent): readonly string[] {
  return [
    ...leaves(event, "", new Set())
      .filter(({ text }) => text.includes("\u0000") || !text.isWellFormed() || text.length > LIMITS.text)
      .map(({ path }) => path),
    ...wrongNumbers(event, ""),
  ];
}

function wrongNumbers(value: unknown, path: string): readonly string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => wrongNumbers(entry, `${path}.${key}`));
}

interface Leaf {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

function leaves(value: unknown, path: string, skipped: ReadonlySet<string> = OUR_WORDS): readonly Leaf[] {
  const key = path.split(".").at(-1) ?? "";
  if (typeof value === "string") return [{ path, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, path, skipped));
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    skipped.has(name) ? [] : leaves(entry, path === "" ? name : `${path}.${name}`, skipped),
  );
}

/** Every string and number a request carries: address, parameters, JSON keys and values, JSON inside strings. */
function tellings(request: WebhookRequest): readonly string[] {
  const text = new TextDecoder().decode(request.rawBody);
  const texts: string[] = [cleanText(text, Number.POSITIVE_INFINITY)];
  const pending: unknown[] = [text, ...new URL(request.url).searchParams.values()];
  for (const value of new URLSearchParams(text).values()) pending.push(value);
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === "number") texts.push(String(value));
    else if (typeof value === "string") {
      texts.push(cleanText(value, Number.POSITIVE_INFINITY));
      const inner = parsedOrNull(value);
      if (typeof inner === "object" || typeof inner === "string") pending.push(inner);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, entry] of Object.entries(value)) pending.push(key, entry);
    }
  }
  return texts;
}

/** JSON inside a text; anything that does not begin like it is not tried, for speed. */
function parsedOrNull(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
