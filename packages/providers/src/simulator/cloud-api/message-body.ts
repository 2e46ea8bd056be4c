/**
 * Reads and checks a message in WhatsApp's own words: what Meta's `/messages` takes, Kaleyra wraps in
 * `messaging_object` and Sinch in `explicit_channel_message`.
 */
import type { ChatContent } from "../control-types.ts";
import type { MediaStore } from "../media-store.ts";
import { BodyError, type Json, object, objects, optional, required, text } from "./body-error.ts";
import { readInteractive } from "./interactive-body.ts";
import type { ReadMessage } from "./read-message.ts";
import { readTemplate } from "./template-body.ts";

const TYPES = "AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO";
const CAPTIONED = new Set(["image", "video", "document"]);
/** Bytes; what the phone would take. */
const LARGEST: Readonly<Record<string, number>> = {
  image: 5_242_880,
  audio: 16_777_216,
  video: 16_777_216,
  document: 104_857_600,
  sticker: 512_000,
};

/** The message, or BodyError as Meta words it. */
export function readMessageBody(body: Json, media: MediaStore): ReadMessage {
  const type = text(body.type)?.toLowerCase() ?? "text";
  const part = object(body[type]);
  const rest = { link: null, freeform: true, replyTo: text(object(body.context).message_id) };
  switch (type) {
    case "text":
      return { ...rest, content: { type, text: required(part, "body", "text", 4_096) } };
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return { ...rest, ...readMedia(type, part, media) };
    case "location":
      return { ...rest, content: readLocation(part) };
    case "contacts":
      return { ...rest, content: readContacts(body.contacts) };
    case "reaction": {
      const target = text(part.message_id);
      if (target === null) throw new BodyError(100, "The parameter reaction['message_id'] is required.");
      if (typeof part.emoji !== "string") throw new BodyError(100, "The parameter reaction['emoji'] is required.");
      return { ...rest, content: null, reaction: { target, emoji: part.emoji } };
    }
    case "interactive":
      return { ...rest, content: readInteractive(part) };
    case "template":
      return { ...rest, ...readTemplate(part, media), freeform: false };
    default:
      throw new BodyError(100, `Param type must be one of {${TYPES}} - got "${type}".`);
  }
}

function readMedia(
  type: "image" | "video" | "audio" | "document" | "sticker",
  part: Json,
  media: MediaStore,
): Pick<ReadMessage, "content" | "link"> {
  if (!CAPTIONED.has(type) && part.caption !== undefined)
    throw new BodyError(100, `Unexpected key "caption" on param "${type}".`);
  if (type !== "document" && part.filename !== undefined)
    throw new BodyError(100, `Unexpected key "filename" on param "${type}".`);
  const caption = optional(part, "caption", type, 1_024);
  const shown = type === "audio" && part.voice === true ? "voice" : type;
  const fileName = optional(part, "filename", type, 240);
  const id = text(part.id);
  const link = text(part.link);
  if ((id === null) === (link === null))
    throw new BodyError(100, `The parameter ${type} requires exactly one of "id" or "link".`);
  if (id === null) {
    if (!/^https?:\/\//.test(link ?? "")) throw new BodyError(100, `Param ${type}['link'] is not a valid URI.`);
    const empty = { id: null, mimeType: null, fileName, sizeBytes: null };
    return { content: { type: shown, media: empty, caption }, link };
  }
  const file = media.file(id);
  if (file === undefined)
    throw new BodyError(100, "Invalid parameter", `${id} is not a valid whatsapp business account media attachment ID`);
  if (file.sizeBytes > (LARGEST[type] ?? 0))
    throw new BodyError(131053, "Media upload error", `${type} is larger than ${LARGEST[type]} bytes`);
  return {
    content: {
      type: shown,
      media: { id, mimeType: file.mimeType, fileName: fileName ?? file.fileName, sizeBytes: file.sizeBytes },
      caption,
    },
    link: null,
  };
}

function readLocation(part: Json): ChatContent {
  const latitude = Number(part.latitude ?? Number.NaN);
  const longitude = Number(part.longitude ?? Number.NaN);
  if (!(Math.abs(latitude) <= 90)) throw new BodyError(100, "Param location['latitude'] must be between -90 and 90.");
  if (!(Math.abs(longitude) <= 180))
    throw new BodyError(100, "Param location['longitude'] must be between -180 and 180.");
  return {
    type: "location",
    latitude,
    longitude,
    name: optional(part, "name", "location", 1_000),
    address: optional(part, "address", "location", 1_000),
  };
}

function readContacts(value: unknown): ChatContent {
  const contacts = objects(value);
  if (contacts.length === 0) throw new BodyError(100, "The parameter contacts is required.");
  return {
    type: "contacts",
    contacts: contacts.map((contact, index) => {
      const org = text(object(contact.org).company);
      return {
        name: required(object(contact.name), "formatted_name", `contacts[${index}]['name']`, 1_024),
        phones: objects(contact.phones).flatMap((phone) => text(phone.phone) ?? []),
        emails: objects(contact.emails).flatMap((email) => text(email.email) ?? []),
        ...(org === null ? {} : { organisation: org }),
      };
    }),
  };
}
