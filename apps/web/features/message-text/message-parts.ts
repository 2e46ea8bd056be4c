/**
 * A message's text cut into what the screen shows: plain words, links and the marks WhatsApp writes
 * (`*bold*`, `_italic_`, `~struck~`, `` `code` ``). Pure; nothing of the text is ever markup.
 */

export type Mark = "bold" | "italic" | "struck" | "code";

export type MessagePart =
  | { readonly type: "text"; readonly text: string }
  /** `href` is always http or https: any other scheme stays words (S33). */
  | { readonly type: "link"; readonly text: string; readonly href: string }
  | { readonly type: "marked"; readonly mark: Mark; readonly parts: readonly MessagePart[] };

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/giu;
/** Opens after a space or a bracket and closes before a space or punctuation, as WhatsApp does: `2*3*4` stays as it is. */
const MARKED = /(?<=^|[\s(["'])(?:```([^`]+)```|`([^`\n]+)`|([*_~])(?=\S)([^\n]*?\S)\3)(?=$|[\s.,;:!?)\]"'])/u;
const MARKS: Readonly<Record<string, Mark>> = { "*": "bold", _: "italic", "~": "struck" };
/** Marks inside marks deeper than this are shown as typed. */
const DEEPEST = 3;

/** The parts of `text`, in order. */
export function messageParts(text: string, depth = 0): readonly MessagePart[] {
  const match = depth < DEEPEST ? MARKED.exec(text) : null;
  if (match === null || isInsideAddress(text, match.index)) return linkParts(text);
  const code = match[1] ?? match[2];
  const marked: MessagePart =
    code !== undefined
      ? { type: "marked", mark: "code", parts: [{ type: "text", text: code }] }
      : { type: "marked", mark: MARKS[match[3] ?? "*"] ?? "bold", parts: messageParts(match[4] ?? "", depth + 1) };
  const after = text.slice(match.index + match[0].length);
  return [...linkParts(text.slice(0, match.index)), marked, ...messageParts(after, depth)];
}

function isInsideAddress(text: string, index: number): boolean {
  return [...text.matchAll(ADDRESS)].some((found) => found.index < index && index < found.index + found[0].length);
}

function linkParts(text: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let written = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutTrailingPunctuation(found[0]);
    const href = webAddress(address);
    if (href === null) continue;
    if (found.index > written) parts.push({ type: "text", text: text.slice(written, found.index) });
    parts.push({ type: "link", text: address, href });
    written = found.index + address.length;
  }
  if (written < text.length) parts.push({ type: "text", text: text.slice(written) });
  return parts;
}

/** "(see https://x.test/a)." links to https://x.test/a; a bracket that the address itself opened stays in it. */
function withoutTrailingPunctuation(address: string): string {
  let end = address.length;
  while (end > 0 && /[.,;:!?)\]'*_~]/u.test(address[end - 1] ?? "")) {
    if (address[end - 1] === ")" && address.slice(0, end).includes("(")) break;
    end -= 1;
  }
  return address.slice(0, end);
}

/** The address in its safe form, or null when it is none that a browser may open. */
export function webAddress(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
