/** Finding by typing: what people type and what is written, compared as people compare. Pure. */

/** Longer than any name. Marks upon marks without an end take more than linear time to put in order. */
const LONGEST = 1_000;

function wordsOf(text: string): readonly string[] {
  return (
    text
      .slice(0, LONGEST)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Whether every typed word begins a word of the text, whatever its case and accents; true for nothing typed. */
export function hasWords(text: string, typed: string): boolean {
  const known = wordsOf(text);
  return wordsOf(typed).every((word) => known.some((other) => other.startsWith(word)));
}
