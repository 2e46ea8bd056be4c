import type { MediaKind, OutgoingContent } from "./control/shapes.ts";

/** A chosen file as the kind of message a phone would make of it. */
export function fileAsContent(file: File, caption: string | null = null): OutgoingContent {
  return { type: kindOf(file.type), file, caption };
}

function kindOf(mimeType: string): MediaKind {
  if (/^image\/(?:jpeg|png)$/.test(mimeType)) return "image";
  if (mimeType === "image/webp") return "sticker";
  if (/^video\//.test(mimeType)) return "video";
  if (/^audio\//.test(mimeType)) return "audio";
  return "document";
}
