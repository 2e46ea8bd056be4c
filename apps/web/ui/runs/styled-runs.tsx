export interface StyledRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Text in pieces of a style; shown as text, whatever is in it. */
export function StyledRuns({ runs }: { readonly runs: readonly StyledRun[] }) {
  // The pieces of one text never move: their place tells them apart.
  return [...runs.entries()].map(([place, { text, bold, italic }]) => {
    const inItalic = italic ? <em>{text}</em> : text;
    return <span key={place}>{bold ? <strong>{inItalic}</strong> : inItalic}</span>;
  });
}
