/** The files of a paste, when it is files that were meant. Pure. */

interface Pasted {
  readonly types: readonly string[];
  readonly files: ArrayLike<File>;
}

/**
 * Spreadsheets and word processors put a picture of the copied words beside the words: then the words were meant. A file
 * copied from a folder brings its name as plain text, a picture from a page brings HTML alone: then the file was.
 */
export function pastedFiles({ types, files }: Pasted): readonly File[] {
  const isWords = types.includes("text/plain") && (types.includes("text/html") || types.includes("text/rtf"));
  return isWords ? [] : Array.from(files);
}
