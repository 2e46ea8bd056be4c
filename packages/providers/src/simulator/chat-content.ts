/** What a message in a chat holds, looked at and changed. */
import type { ChatContent, ChatMedia } from "./control-types.ts";

/** What a quote of this content shows. */
export function preview(content: ChatContent): string {
  switch (content.type) {
    case "text":
    case "reply":
    case "notice":
      return content.text.slice(0, 200);
    case "template":
    case "interactive":
      return content.body.slice(0, 200);
    case "location":
      return content.name ?? "Location";
    case "contacts":
      return content.contacts.map((contact) => contact.name).join(", ");
    default:
      return content.caption ?? content.media.fileName ?? content.type;
  }
}

/** The file in the content, if it has one. */
export function mediaOf(content: ChatContent): ChatMedia | null {
  if ("media" in content) return content.media;
  return content.type === "template" ? content.headerMedia : null;
}

/** The content with its file in place. */
export function withMedia(content: ChatContent, file: ChatMedia): ChatContent {
  const media = { id: file.id, mimeType: file.mimeType, fileName: file.fileName, sizeBytes: file.sizeBytes };
  if ("media" in content) return { ...content, media };
  if (content.type === "template" && content.headerMedia !== null)
    return { ...content, headerMedia: { ...media, kind: content.headerMedia.kind } };
  return content;
}

/** The media message as what its file is; only pictures and films keep a caption. */
export function retyped(content: ChatContent, mimeType: string): ChatContent {
  if (!("media" in content)) return content;
  const family = mimeType.split("/")[0];
  if (mimeType.startsWith("image/webp")) return { ...content, type: "sticker", caption: null };
  if (family === "image" || family === "video") return { ...content, type: family };
  if (family === "audio") return { ...content, type: mimeType.includes("ogg") ? "voice" : "audio", caption: null };
  return { ...content, type: "document", caption: null };
}

/** Whether a file of this type may be sent as this kind. */
export function fitsKind(kind: string, mimeType: string): boolean {
  if (kind === "image" || kind === "video") return mimeType.startsWith(`${kind}/`);
  if (kind === "sticker") return mimeType.startsWith("image/webp");
  if (kind === "audio" || kind === "voice") return mimeType.startsWith("audio/");
  return true;
}
