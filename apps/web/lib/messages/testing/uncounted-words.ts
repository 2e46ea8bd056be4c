/** Names of arguments that are numbers where nothing else says so. */
const NUMBERS = "count|max|min|seconds|minutes|hours|days|total|owned|capacity|limit|length|number";
/** What may follow a number and stays as it is: units, and words that count nothing. */
const FIXED = "a|alla|at|chosen|di|deep|h|in|kB|MB|min|of|open|or|s|to|waiting";
const UNCOUNTED = new RegExp(`\\{(?:\\w+, number|${NUMBERS})\\} (?!(?:${FIXED})\\b)\\p{L}+`, "u");

/** The place of a text where a word follows a number and would not change with it, as in "1 seconds"; null when there is none. */
export function uncountedWord(text: string): string | null {
  return UNCOUNTED.exec(text)?.[0] ?? null;
}
