/** What a Meta number may send, and how much. */
import type { MediaType } from "../inbound.ts";
import type { Capabilities } from "../port.ts";

const MEGABYTE = 1_048_576;

const WHATSAPP_MEDIA_LIMITS: Readonly<Record<MediaType, number>> = {
  image: 5 * MEGABYTE,
  video: 16 * MEGABYTE,
  audio: 16 * MEGABYTE,
  voice: 16 * MEGABYTE,
  document: 100 * MEGABYTE,
  sticker: 500 * 1_024,
};

const WHATSAPP_MIME_TYPES: Readonly<Record<MediaType, readonly string[]>> = {
  image: ["image/jpeg", "image/png"],
  video: ["video/mp4", "video/3gpp"],
  audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  voice: ["audio/ogg"],
  document: [
    "application/pdf",
    "text/plain",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ],
  sticker: ["image/webp"],
};

/** Kaleyra passes the same objects on, so it shares these. */
export const META_CAPABILITIES: Capabilities = {
  textLimit: 4_096,
  captionLimit: 1_024,
  captions: ["image", "video", "document"],
  reactions: true,
  replyContext: true,
  markRead: true,
  typing: true,
  templates: true,
  location: true,
  mediaLimits: WHATSAPP_MEDIA_LIMITS,
  stillStickerLimit: 100 * 1_024,
  mediaMimeTypes: WHATSAPP_MIME_TYPES,
};
