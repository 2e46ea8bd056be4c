import { decodeCursor, encodeCursor } from "../cursor.ts";

/**
 * A place in the log, right after an entry: its position, and the entry's random mark. A restored backup counts the same
 * positions once more for other entries; by the mark, a place of the history that is gone is known for one.
 */
export interface Place {
  readonly position: number;
  readonly mark: number;
}

/** Cursors of versions before marks had a position only: no entry has this mark. */
const NO_MARK = -1;

export function cursorAt({ position, mark }: Place): string {
  return encodeCursor(position, mark);
}

/** The place a cursor of the log names; null when it is none of the log's. */
export function placeOf(cursor: string): Place | null {
  const [position, mark = NO_MARK, ...rest] = decodeCursor(cursor) ?? [];
  return isCount(position) && (mark === NO_MARK || isCount(mark)) && rest.length === 0 ? { position, mark } : null;
}

function isCount(part: string | number | undefined): part is number {
  return typeof part === "number" && Number.isSafeInteger(part) && part >= 0;
}
