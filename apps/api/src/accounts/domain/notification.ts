/**
 * An account's notification template filled in (NOT-03 to NOT-05, S32). Pure.
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
  return styled(
    lines
      .filter((line) => line !== "")
      .join("\n")
      .slice(0, NOTIFICATION_LENGTH_MAX),
  );
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
  return String(value)
    .slice(0, NOTIFICATION_LENGTH_MAX)
    .replace(/[\uE000\uE001]/g, "")
    .replace(/[*_]/g, (mark) => HIDDEN[mark as keyof typeof HIDDEN]);
}

function shown(text: string): string {
  return text.replaceAll(HIDDEN["*"], "*").replaceAll(HIDDEN._, "_");
}

/** A pair of marks around something on one line: at the edges of words, as WhatsApp has it. */
const MARKED = /(?<![\p{L}\p{N}])(?:\*(?=\S)([^*\n]*[^*\s])\*|_(?=\S)([^_\n]*[^_\s])_)(?![\p{L}\p{N}])/u;

function styled(text: string, style = { bold: false, italic: false }): readonly NotificationRun[] {
  const found = MARKED.exec(text);
  if (found === null) return text === "" ? [] : [{ text: shown(text), ...style }];
  const [whole, bold, italic = ""] = found;
  return [
    ...styled(text.slice(0, found.index), style),
    ...styled(bold ?? italic, { bold: style.bold || bold !== undefined, italic: style.italic || bold === undefined }),
    ...styled(text.slice(found.index + whole.length), style),
  ];
}
