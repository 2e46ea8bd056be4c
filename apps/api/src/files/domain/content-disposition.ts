import { isShownInPlace } from "./shown-type.ts";

/** How a browser is to take a file, with its name in ASCII and as it is (RFC 6266). Pure. */
export function contentDisposition(file: {
  readonly mimeType: string | null;
  readonly fileName: string | null;
}): string {
  const how = isShownInPlace(file.mimeType) ? "inline" : "attachment";
  if (file.fileName === null) return how;
  const plain = file.fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  // Half a character has no UTF-8.
  const encoded = encodeURIComponent(file.fileName.toWellFormed()).replace(/['()*]/g, encodeByte);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
