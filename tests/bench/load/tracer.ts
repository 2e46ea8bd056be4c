/** Numbers hidden in message texts, to know each again wherever it comes out. */

const MARK = "trace ";

/** A text of an ordinary length that carries a number. */
export function tracedText(number: number): string {
  return `${MARK}${number}. Hello, I ordered on Monday and nothing has come yet, can you tell me where it is?`;
}

/** The number of the first traced text in a frame; null when there is none. */
export function traceIn(frame: Buffer): number | null {
  const at = frame.indexOf(MARK);
  if (at === -1) return null;
  return Number.parseInt(frame.toString("latin1", at + MARK.length, at + MARK.length + 12), 10);
}
