/** A place in a list or in the log, opaque to clients: they hand back what they were given. */
export type CursorParts = readonly (string | number)[];

/** An opaque cursor naming `parts`. */
export function encodeCursor(...parts: CursorParts): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor we made; null when it is none of ours. */
export function decodeCursor(cursor: string): CursorParts | null {
  if (cursor.length > 500) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(parts)) return null;
    return parts.every((part) => typeof part === "string" || typeof part === "number") ? parts : null;
  } catch {
    return null;
  }
}
