export interface StyledRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Text in pieces of a style; shown as text, whatever is in it. */
export function StyledRuns({ runs }: { readonly runs: readonly StyledRun[] }) {
  return runs.map(({ text, bold, italic }, place) => {
    const inItalic = italic ? <em>{text}</em> : text;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
    return <span key={place}>{bold ? <strong>{inItalic}</strong> : inItalic}</span>;
  });
}
