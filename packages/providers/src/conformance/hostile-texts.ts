/** Texts no honest person sends, any length of each: for tests of whatever reads or shows what strangers write. */

export interface HostileText {
  readonly name: string;
  /** The text at so many UTF-16 units. */
  readonly of: (length: number) => string;
}

/** The longest text that is kept of a message. */
export const HOSTILE_LENGTH = 65_536;

/** What is repeated until the text is full: for each kind of reader what makes it begin again and again. */
const REPEATED: readonly string[] = [
  // WhatsApp's marks, complete, without an end, inside each other.
  ...["*a* ", "*a ", " *", "*", "_", "~", "`", "```", "*_~", "*_~a~_*", "_a *b_ c* ", "*a\n", "> a\n", "* a\n", "1. "],
  // Addresses, numbers, names of people.
  ...[
    "http://a.b ",
    "http://",
    "http://a(",
    "(http://a)",
    "https://a.b/c_d_*e*,",
    "www.a.b ",
    "a@b.c",
    "@",
    "@393331230001 ",
  ],
  ...["+39 333 123 0001 ", "+39333", "9", "+", "00", "1 ", "-", ".", "a.", ".a", ","],
  // Templates, JSON, forms, cards, paths, headers, markup.
  ...["{{", "}}", "{{a}}", "{{#a}}", "{{{a", "{{ ", "{{a ", "{", "[", '{"a":', '"', '\\"', "\\", "'"],
  ...["a=b&", "%", "%00", "%2f", ";", "BEGIN:VCARD\n", "TEL;waid=1:1\n", "../", "..\\", "a/", ":", "whatsapp:"],
  ...['filename="', "filename*=UTF-8''", "<b>", "<", "&amp;", "__proto__.", "constructor."],
  // Blanks.
  ...[" ", "\n", "\r\n", "\t", "\u00a0", "\u2028", " \n", "a ", "a  "],
  // Direction, signs upon signs, what joins and what is not seen.
  ...[
    "\u202e",
    "\u2067",
    "\u202ea\u202c",
    "שלום ",
    "\u0301",
    "\u0301\u0316",
    "a\u0301\u0316\u0334",
    "\u0e33",
    "\u3099",
  ],
  ...[
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "👩\u200d",
    "👍🏽",
    "🇮",
    "🇮🇹",
    "1\ufe0f\u20e3",
    "\u{e0062}",
  ],
  // What is no text: halves of characters, controls; and what grows when it is folded.
  ...["\ud800", "\udc00", "\0", "\u0007", "\u001b[", "ﷺ", "İ", "ß", "ΐ", "각", "가"],
];

/** Ends that make a reader fail at the very last character. */
const ENDS: readonly string[] = ["", "!", "\n", "x*", ")", '"', "\ud800"];

/** A beginning that is found once, and then something without an end. */
const ONCE: readonly (readonly [once: string, then: string])[] = [
  ["https://", "é"],
  ["https://", "a"],
  ["https://a.b/", ")"],
  ["http://a(", ")"],
  ["*", "a "],
  ["```", "\n"],
  ["{{", " "],
  ["{{#a", " "],
  ["data:", "a"],
  ["a@", "."],
  ["a", "\u0301"],
  ["a", "\u0301\u0316"],
  ["/", "a"],
  ["filename=", " "],
  ["+", "9"],
];

export const HOSTILE_TEXTS: readonly HostileText[] = [
  ...REPEATED.map((unit, place) => ({
    name: `${shown(unit)} over and over`,
    of: (length: number) => filled("", unit, ENDS[place % ENDS.length] ?? "", length),
  })),
  ...ONCE.map(([once, unit]) => ({
    name: `${shown(once)} and then ${shown(unit)}`,
    of: (length: number) => filled(once, unit, "", length),
  })),
];

/** Pieces for texts made at random. */
export const HOSTILE_PIECES: readonly string[] = [...REPEATED, ...ENDS, ...ONCE.map(([once]) => once)];

function filled(beginning: string, unit: string, end: string, length: number): string {
  const room = Math.max(0, length - beginning.length - end.length);
  return (beginning + unit.repeat(Math.ceil(room / unit.length)).slice(0, room) + end).slice(0, length);
}

function shown(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
