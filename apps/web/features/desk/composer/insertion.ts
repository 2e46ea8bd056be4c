/** Words put into other words. Pure. */

export interface Inserted {
  readonly text: string;
  /** Where the caret stands afterwards. */
  readonly caret: number;
}

/** `words` instead of what is selected; at the end where nothing tells a place. */
export function insertion(
  text: string,
  words: string,
  { from = text.length, to = from }: { readonly from?: number | undefined; readonly to?: number | undefined },
): Inserted {
  return { text: text.slice(0, from) + words + text.slice(to), caret: from + words.length };
}

/** The slash that asks for canned answers begins a word. */
export function slashAt(text: string, caret = text.length): string {
  return caret === 0 || /\s/u.test(text.charAt(caret - 1)) ? "/" : " /";
}
