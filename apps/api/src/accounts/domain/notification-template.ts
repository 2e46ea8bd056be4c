/**
 * What an administrator may write as a notification template: Mustache without partials, lambdas and
 * changed delimiters, within caps. Each problem has its place, so that the editor can point at it. Pure.
 */

import {
  type FieldError,
  NOTIFICATION_TEMPLATE_DEPTH_MAX,
  NOTIFICATION_TEMPLATE_LENGTH_MAX,
  NOTIFICATION_TEMPLATE_TAGS_MAX,
  NOTIFICATION_VARIABLES,
  type NotificationProblem,
  type Reason,
} from "@parley/schema";
import mustache from "mustache";
import { because, inWords } from "../../platform/reasons.ts";

/** A piece of a parsed template: its kind, its text or name, where it begins and ends, and what a section holds (other kinds keep other things there). */
export type Token = readonly [kind: string, value: string, from: number, to: number, inner?: unknown];

/** The pieces of a template that has no errors, or everything that is to be said about it. */
export interface ReadTemplate {
  /** Null when there is an error. */
  readonly tokens: readonly Token[] | null;
  readonly problems: readonly NotificationProblem[];
}

interface Found {
  readonly at: number;
  readonly reason: Reason;
  readonly isError: boolean;
}

const BRACES = { open: "{{", close: "}}" } as const;

const KNOWN: ReadonlySet<string> = new Set([
  ".",
  ...Object.entries(NOTIFICATION_VARIABLES).flatMap(([of, names]) => [of, ...names.map((name) => `${of}.${name}`)]),
]);

/** Reads a template as far as it can be read. */
export function readNotificationTemplate(template: string): ReadTemplate {
  if (template.length > NOTIFICATION_TEMPLATE_LENGTH_MAX)
    return failed(template, {
      at: NOTIFICATION_TEMPLATE_LENGTH_MAX,
      reason: because("TOO_LONG", { max: NOTIFICATION_TEMPLATE_LENGTH_MAX }),
    });
  try {
    // A writer of its own keeps no template in memory, as the library's common one would for ever.
    const writer = new mustache.Writer();
    const tokens: readonly Token[] = writer.parse(template);
    const found = [...walk(tokens, 1), ...tooMany(tokens)].sort((left, right) => left.at - right.at);
    const problems = found.map((it) => located(template, it));
    return { tokens: problems.some(({ isError }) => isError) ? null : tokens, problems };
  } catch (error) {
    return failed(template, whatMustacheSays(template, error instanceof Error ? error.message : ""));
  }
}

/** The first thing that is wrong with a template, with its line in the words; empty when it can be filled in. */
export function wrongInNotificationTemplate(path: string, template: string): FieldError[] {
  const wrong = readNotificationTemplate(template).problems.find(({ isError }) => isError);
  if (wrong === undefined) return [];
  const { line, message, reason } = wrong;
  return [{ path, message: `Line ${line}: ${message}`, reason }];
}

function* walk(tokens: readonly Token[], depth: number): Generator<Found> {
  for (const [kind, value, at, , inner] of tokens) {
    if (kind === "text" || kind === "!") continue;
    if (kind === ">") yield wrong(at, because("NOTIFICATION_PARTIAL", { tag: `{{> ${value}}}` }));
    else if (kind === "=") yield wrong(at, because("NOTIFICATION_DELIMITERS", BRACES));
    else if (value === "") yield wrong(at, because("NOTIFICATION_NAME_MISSING", BRACES));
    else if (!KNOWN.has(value)) yield { at, reason: unknown(value), isError: false };
    if (!Array.isArray(inner)) continue;
    if (depth > NOTIFICATION_TEMPLATE_DEPTH_MAX)
      yield wrong(at, because("NOTIFICATION_TOO_DEEP", { max: NOTIFICATION_TEMPLATE_DEPTH_MAX }));
    else yield* walk(inner, depth + 1);
  }
}

function unknown(name: string): Reason {
  const lastName = name.split(".").at(-1) ?? "";
  const meant = [...KNOWN].find(
    (known) => known.toLowerCase() === name.toLowerCase() || known.endsWith(`.${lastName}`),
  );
  return meant === undefined
    ? because("NOTIFICATION_NAME_UNKNOWN", { name })
    : because("NOTIFICATION_NAME_MEANT", { name, meant });
}

function tooMany(tokens: readonly Token[]): readonly Found[] {
  const tags = (within: readonly Token[]): number =>
    within.reduce(
      (sum, [kind, , , , inner]) => sum + (kind === "text" ? 0 : 1) + (Array.isArray(inner) ? tags(inner) : 0),
      0,
    );
  return tags(tokens) > NOTIFICATION_TEMPLATE_TAGS_MAX
    ? [wrong(0, because("NOTIFICATION_TOO_MANY_TAGS", { max: NOTIFICATION_TEMPLATE_TAGS_MAX }))]
    : [];
}

/** The library stops at the first thing it cannot read and says where its reading stood, which is not where the fault is. */
function whatMustacheSays(template: string, said: string): Omit<Found, "isError"> {
  // `Unclosed section "name" at 12`
  const at = said.lastIndexOf(" at ");
  const quote = said.indexOf(' "');
  const name = quote < 0 ? "" : said.slice(quote + 2, at - 1);
  switch (said.slice(0, quote < 0 ? at : quote)) {
    case "Unclosed tag":
      return {
        at: template.indexOf("{{", template.lastIndexOf("}}") + 1),
        reason: because("NOTIFICATION_NOT_CLOSED", BRACES),
      };
    case "Unclosed section":
      return {
        at: openingOf(template, name),
        reason: because("NOTIFICATION_SECTION_OPEN", { name, tag: `{{/${name}}}` }),
      };
    case "Unopened section":
      return {
        at: Number(said.slice(at + 4)),
        reason: because("NOTIFICATION_SECTION_NOT_BEGUN", { tag: `{{/${name}}}`, opening: `{{#${name}}}` }),
      };
    default:
      return { at: 0, reason: because("NOTIFICATION_UNREADABLE") };
  }
}

function openingOf(template: string, name: string): number {
  const openings = [...template.matchAll(/\{\{([^{}]*)\}\}/g)].filter(([, written = ""]) => {
    const tag = written.trim();
    return /^[#^]/.test(tag) && tag.slice(1).trim() === name;
  });
  return openings.at(-1)?.index ?? 0;
}

function wrong(at: number, reason: Reason): Found {
  return { at, reason, isError: true };
}

function failed(template: string, found: Omit<Found, "isError">): ReadTemplate {
  return { tokens: null, problems: [located(template, { ...found, isError: true })] };
}

function located(template: string, { at, reason, isError }: Found): NotificationProblem {
  const before = template.slice(0, Math.max(0, at)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: inWords(reason), reason, isError };
}
