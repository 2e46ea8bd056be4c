/**
 * A message's text cut into what the screen shows: plain words, links and the marks WhatsApp writes
 * (`*bold*`, `_italic_`, `~struck~`, `` `code` ``). Pure; nothing of the text is ever markup.
 *
 * Strangers write these texts, so one pass reads them: no recursion, and nothing is read a second time.
 */
import { addressAt } from "./web-address.ts";

export type Mark = "bold" | "italic" | "struck" | "code";

export type MessagePart =
  | { readonly type: "text"; readonly text: string }
  /** `href` is always http or https: any other scheme stays words. */
  | { readonly type: "link"; readonly text: string; readonly href: string }
  | { readonly type: "marked"; readonly mark: Mark; readonly parts: readonly MessagePart[] };

/** After so many parts the rest of a text is shown as typed: each part costs the page an element. */
export const PARTS_MAX = 500;

const MARKS: Readonly<Record<string, Mark>> = { "*": "bold", _: "italic", "~": "struck" };

/** A mark that has begun and not ended yet, with what it holds so far; the bottom one is the text itself. */
interface Open {
  readonly sign: string;
  readonly parts: MessagePart[];
  /** Where its content begins. */
  readonly from: number;
}

/** The parts of `text`, in order. */
export function messageParts(text: string): readonly MessagePart[] {
  const reading = new Reading(text);
  // Where something may begin or end. An address may follow a mark, and is then not part of a word.
  for (const { index, 0: found } of text.matchAll(/[*_~`\n]|(?<![\p{L}\p{N}])https?:\/\//giu)) {
    if (reading.isFull) break;
    if (index < reading.readTo) continue;
    if (found === "\n") reading.endLine(index);
    else if (found === "`") reading.code(index);
    else if (found in MARKS) reading.mark(index, found);
    else reading.link(index);
  }
  return reading.finish();
}

class Reading {
  readonly #text: string;
  readonly #open: Open[] = [{ sign: "", parts: [], from: 0 }];
  /** Up to here the text stands in the parts. */
  #written = 0;
  #count = 0;
  /** Up to here the text was read as a whole: nothing begins within. */
  readTo = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isFull(): boolean {
    return this.#count >= PARTS_MAX;
  }

  /** Marks end with their line. */
  endLine(at: number): void {
    this.#write(at);
    this.#dissolveTo(1);
  }

  code(at: number): void {
    if (!mayBegin(this.#text, at, this.#hasJustBegun(at))) return;
    const isBlock = this.#text.startsWith("```", at);
    const length = isBlock ? 3 : 1;
    const from = at + length;
    const to = this.#text.indexOf("`", from);
    if (to <= from || !this.#text.startsWith("`".repeat(length), to) || !mayEnd(this.#text, to + length)) return;
    const words = this.#text.slice(from, to);
    if (!isBlock && words.includes("\n")) return;
    this.#write(at);
    if (words.includes("\n")) this.#dissolveTo(1);
    this.#add({ type: "marked", mark: "code", parts: [{ type: "text", text: words }] });
    this.#skipTo(to + length);
  }

  mark(at: number, sign: string): void {
    const level = this.#open.findIndex((it) => it.sign === sign);
    if (level > 0) {
      if (this.#endsAt(at, level)) this.#end(at, level);
    } else if (mayBegin(this.#text, at, this.#hasJustBegun(at)) && !isBlank(this.#text[at + 1])) {
      this.#write(at);
      this.#open.push({ sign, parts: [], from: at + 1 });
      this.#skipTo(at + 1);
    }
  }

  link(at: number): void {
    const { address, href, end } = addressAt(this.#text, at);
    if (href === null) {
      this.readTo = end;
      return;
    }
    this.#write(at);
    this.#add({ type: "link", text: address, href });
    this.#skipTo(at + address.length);
  }

  finish(): readonly MessagePart[] {
    this.#write(this.#text.length);
    this.#dissolveTo(1);
    return this.#open[0]?.parts ?? [];
  }

  /** Whether the mark of that level ends here: before a space, punctuation, or the end of a mark around it. */
  #endsAt(at: number, level: number): boolean {
    const open = this.#open[level];
    if (open === undefined || at === open.from || isBlank(this.#text[at - 1])) return false;
    if (mayEnd(this.#text, at + 1)) return true;
    const around = this.#open.findIndex((it) => it.sign === this.#text[at + 1]);
    return around > 0 && around < level && this.#endsAt(at + 1, around);
  }

  #end(at: number, level: number): void {
    this.#write(at);
    this.#dissolveTo(level + 1);
    const ended = this.#open.pop();
    const mark = MARKS[ended?.sign ?? ""];
    if (ended !== undefined && mark !== undefined) this.#add({ type: "marked", mark, parts: ended.parts });
    this.#skipTo(at + 1);
  }

  #hasJustBegun(at: number): boolean {
    return this.#open.length > 1 && this.#open.at(-1)?.from === at;
  }

  /** Marks that never ended are signs like any other. */
  #dissolveTo(levels: number): void {
    while (this.#open.length > levels) {
      const { sign, parts } = this.#open.pop() as Open;
      this.#add({ type: "text", text: sign });
      for (const part of parts) this.#add(part, false);
    }
  }

  #write(to: number): void {
    if (to > this.#written) this.#add({ type: "text", text: this.#text.slice(this.#written, to) });
    this.#written = to;
  }

  #skipTo(at: number): void {
    this.#written = at;
    this.readTo = at;
  }

  #add(part: MessagePart, isNew = true): void {
    const parts = (this.#open.at(-1) as Open).parts;
    const last = parts.at(-1);
    if (part.type === "text" && last?.type === "text") {
      parts[parts.length - 1] = { type: "text", text: last.text + part.text };
    } else {
      parts.push(part);
      if (isNew) this.#count += 1;
    }
  }
}

/** As WhatsApp does: `2*3*4` stays as it is. */
function mayBegin(text: string, at: number, isInsideMark: boolean): boolean {
  return at === 0 || isInsideMark || isBlank(text[at - 1]) || "([\"'".includes(text.charAt(at - 1));
}

function mayEnd(text: string, at: number): boolean {
  return at >= text.length || isBlank(text[at]) || ".,;:!?)]\"'".includes(text.charAt(at));
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === "";
}
