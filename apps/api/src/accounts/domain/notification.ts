/**
 * An account's notification template filled in. Pure.
 *
 * Nothing is markup: the answer is text in runs of a style. `*bold*` and `_italic_` are the administrator's to write;
 * in values, which strangers write, the same characters stand for themselves.
 */
import { DEFAULT_NOTIFICATION_TEMPLATE, NOTIFICATION_LENGTH_MAX, type NotificationRun } from "@parley/schema";
import mustache from "mustache";
import { readNotificationTemplate, type Token } from "./notification-template.ts";

/** What a template may name. Null leaves an object's section out. */
export interface NotificationView {
  readonly account: { readonly name: string; readonly key: string; readonly phone: string };
  readonly queue: { readonly name: string } | null;
  readonly contact: {
    readonly name: string;
    /** The phone, or what the person goes by without one. */
    readonly mobile: string;
    readonly phone: string | null;
    readonly username: string | null;
  };
  readonly list: { readonly name: string } | null;
  readonly interaction: { readonly number: number; readonly reason: string };
  readonly message: { readonly text: string | null; readonly type: string } | null;
  readonly agent: { readonly name: string };
}

/** The notification for an offer. A template that cannot be filled in gives way to the default one. */
export function renderNotification(template: string, view: NotificationView): readonly NotificationRun[] {
  const tokens =
    readNotificationTemplate(template).tokens ?? readNotificationTemplate(DEFAULT_NOTIFICATION_TEMPLATE).tokens;
  const filled = new mustache.Writer().renderTokens([...alwaysEscaped(tokens ?? [])], new OwnValues(view), {}, "", {
    escape: withoutStyle,
  });
  const lines = filled.split("\n").map((line) => line.trim());
  return styled(cut(lines.filter((line) => line !== "").join("\n")));
}

/** The same as plain text. */
export function plainNotification(runs: readonly NotificationRun[]): string {
  return runs.map(({ text }) => text).join("");
}

/** `{{{name}}}` and `{{&name}}` are read as `{{name}}`: no value passes as it is. */
function alwaysEscaped(tokens: readonly Token[]): readonly string[][] {
  const escaped = tokens.map(([kind, value, from, to, inner]) => {
    const name = kind === "&" ? "name" : kind;
    return Array.isArray(inner) ? [name, value, from, to, alwaysEscaped(inner)] : [name, value, from, to];
  });
  return escaped as unknown as readonly string[][];
}

/** Names lead to a view's own properties and nowhere else; a function is nothing. */
class OwnValues extends mustache.Context {
  override push(view: unknown): OwnValues {
    return new OwnValues(view, this);
  }

  override lookup(name: string): unknown {
    if (name === ".") return scalar(this.view);
    const [first = "", ...rest] = name.split(".");
    if (!isOwn(this.view, first)) return this.parent?.lookup(name);
    const value = rest.reduce((found, key) => (isOwn(found, key) ? found[key] : undefined), this.view[first]);
    return typeof value === "function" ? undefined : value;
  }
}

function isOwn(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function scalar(value: unknown): unknown {
  return typeof value === "object" ? undefined : value;
}

/** Style marks of a value, as characters nobody writes, until the styles are read. */
const HIDDEN = { "*": "\uE000", _: "\uE001" } as const;

function withoutStyle(value: unknown): string {
  if (typeof value === "object") return "";
  return cut(String(value))
    .replace(/[\uE000\uE001]/g, "")
    .replace(/[*_]/g, (mark) => HIDDEN[mark as keyof typeof HIDDEN]);
}

function shown(text: string): string {
  return text.replaceAll(HIDDEN["*"], "*").replaceAll(HIDDEN._, "_");
}

/** Where a mark's content ends, by the mark: at the edges of words and on one line, as WhatsApp has it; -1 where nothing begins. */
function endOfMark(text: string, at: number): number {
  const end = text.indexOf(text.charAt(at), at + 1);
  if (end <= at + 1 || isOfWord(text[at - 1]) || isOfWord(text[end + 1])) return -1;
  const inner = text.slice(at + 1, end);
  return inner.trim() === inner && !inner.includes("\n") ? end : -1;
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** One pass over the text; a mark inside another one must end within it. */
function styled(text: string): readonly NotificationRun[] {
  const runs: NotificationRun[] = [];
  const ends = { "*": -1, _: -1 };
  let from = 0;
  const write = (to: number): void => {
    const style = { bold: ends["*"] >= 0, italic: ends._ >= 0 };
    if (to > from) runs.push({ text: shown(text.slice(from, to)), ...style });
    from = to + 1;
  };
  for (const { index, 0: found } of text.matchAll(/[*_]/g)) {
    const mark = found as keyof typeof ends;
    if (ends[mark] === index) {
      write(index);
      ends[mark] = -1;
    } else if (ends[mark] < 0) {
      const end = endOfMark(text, index);
      const around = Math.max(ends["*"], ends._);
      if (end < 0 || (around >= 0 && end > around)) continue;
      write(index);
      ends[mark] = end;
    }
  }
  write(text.length);
  return runs;
}

/** No longer than a notification may be, and never half a character at its end. */
function cut(text: string): string {
  const beginning = text.slice(0, NOTIFICATION_LENGTH_MAX);
  return beginning.isWellFormed() ? beginning : beginning.replace(/[\uD800-\uDBFF]$/, "").toWellFormed();
}
