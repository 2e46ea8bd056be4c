/** When "/" in the composer asks for canned answers, and what replaces it. Pure. */

export interface CannedTrigger {
  /** Where the slash stands. */
  readonly from: number;
  /** Where the searched word ends: the caret. */
  readonly to: number;
  readonly search: string;
}

/** The word being typed, when it begins with "/" at the start of the text or after white space; null otherwise. */
export function cannedTrigger(text: string, caret: number): CannedTrigger | null {
  const match = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  if (match === null) return null;
  const search = match[1] ?? "";
  return { from: caret - search.length - 1, to: caret, search };
}

export interface Answer {
  readonly key: string;
  readonly text: string;
}

/** Answers whose key or text has the searched words: key matches first, each group in its own order. */
export function matchingAnswers<Item extends Answer>(answers: readonly Item[], search: string): readonly Item[] {
  const sought = search.toLocaleLowerCase();
  const rank = ({ key, text }: Answer): number => {
    if (key.toLocaleLowerCase().startsWith(sought)) return 0;
    if (key.toLocaleLowerCase().includes(sought)) return 1;
    return text.toLocaleLowerCase().includes(sought) ? 2 : 3;
  };
  return answers.filter((answer) => rank(answer) < 3).sort((one, other) => rank(one) - rank(other));
}
