/** What a customer sent through Twilio, told by MessageType and by which parameters are there. */
import type { InboundContent, MediaReference, MediaType } from "../inbound.ts";
import { embeddedJson, idAt, type JsonObject, LIMITS, mediaTypeOf, numberAt, stringAt } from "../reading.ts";

/** More files than this in one message are not read; WhatsApp sends one. */
const MAX_MEDIA = 10;

/** The message's content; a MessageType we do not know is unsupported, never an error. */
export function contentOf(form: JsonObject): InboundContent {
  const messageType = stringAt(form, "MessageType", 32)?.toLowerCase() ?? null;
  const text = stringAt(form, "Body");
  const media = mediaAt(form, 0);
  if (media !== null) return mediaContent(form, media, messageType, text);
  return locationContent(form) ?? replyContent(form, messageType, text) ?? plainContent(messageType, text);
}

/** The files after the first, each as a message of its own under the file's id. */
export function extraMedia(
  form: JsonObject,
): readonly { readonly mediaSid: string; readonly content: InboundContent }[] {
  const count = Math.min(numberAt(form, "NumMedia") ?? 0, MAX_MEDIA);
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => mediaAt(form, index + 1)).flatMap((media) => {
    const mediaSid = /\/Media\/(ME\w{1,64})$/.exec(media?.url ?? "")?.[1];
    if (media === null || mediaSid === undefined) return [];
    return [{ mediaSid, content: { type: mediaType(media.mimeType, null), media, caption: null } }];
  });
}

function mediaAt(form: JsonObject, index: number): MediaReference | null {
  const url = stringAt(form, `MediaUrl${index}`, LIMITS.url);
  if (url === null) return null;
  const mimeType = stringAt(form, `MediaContentType${index}`, LIMITS.mimeType);
  return { id: null, url, mimeType, fileName: null, sha256: null };
}

function mediaContent(
  form: JsonObject,
  media: MediaReference,
  messageType: string | null,
  text: string | null,
): InboundContent {
  const type = mediaType(media.mimeType, messageType);
  if (type !== "document" || text === null || !isFileName(text, media.mimeType)) return { type, media, caption: text };
  return { type, media: { ...media, fileName: stringAt(form, "Body", LIMITS.name) }, caption: null };
}

/** Twilio marks no voice notes; WhatsApp records them as Ogg/Opus, which people hardly attach otherwise (assumption). Contact cards come as a vCard file. */
function mediaType(mimeType: string | null, messageType: string | null): MediaType {
  if (messageType === "sticker") return "sticker";
  if (messageType === "document" || messageType === "contacts") return "document";
  if (mimeType?.toLowerCase().startsWith("audio/ogg")) return "voice";
  if (messageType === "image" || messageType === "video" || messageType === "audio") return messageType;
  return mediaTypeOf(mimeType);
}

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "application/msword": ["doc", "dot"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.ms-excel": ["xls", "csv"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.ms-powerpoint": ["ppt", "pps"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/zip": ["zip"],
  "text/plain": ["txt", "log", "md", "csv"],
  "text/csv": ["csv"],
  "text/vcard": ["vcf"],
  "text/x-vcard": ["vcf"],
};

/** A document without caption arrives with its file name as the text: told from a caption by an ending that fits its type. */
function isFileName(text: string, mimeType: string | null): boolean {
  const ending = /^[^\n\r/\\]{1,250}\.([A-Za-z0-9]{1,8})$/.exec(text)?.[1]?.toLowerCase();
  if (ending === undefined) return false;
  const fitting = EXTENSIONS[mimeType?.split(";")[0]?.trim().toLowerCase() ?? ""];
  return fitting === undefined || fitting.includes(ending);
}

function locationContent(form: JsonObject): InboundContent | null {
  const latitude = numberAt(form, "Latitude");
  const longitude = numberAt(form, "Longitude");
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    type: "location",
    latitude,
    longitude,
    name: stringAt(form, "Label", LIMITS.payload),
    address: stringAt(form, "Address", LIMITS.payload),
  };
}

/** A tapped button, a chosen row or a filled-in flow (its parameters are seen in use, not documented). */
function replyContent(form: JsonObject, messageType: string | null, text: string | null): InboundContent | null {
  const listId = idAt(form, "ListId");
  const listTitle = stringAt(form, "ListTitle", LIMITS.payload);
  if (listId !== null || listTitle !== null) {
    const description = stringAt(form, "ListDescription", LIMITS.payload);
    return { type: "list_reply", text: listTitle ?? text ?? listId ?? "", payload: listId, description };
  }
  const buttonText = stringAt(form, "ButtonText", LIMITS.payload);
  const payload = stringAt(form, "ButtonPayload", LIMITS.payload);
  if (buttonText !== null || payload !== null) {
    return {
      type: "button_reply",
      text: buttonText ?? text ?? payload ?? "",
      payload,
      template: messageType === "button",
    };
  }
  const flow = form.InteractiveData ?? form.FlowData;
  return flow === undefined ? null : { type: "flow_reply", text: text ?? "", name: null, response: embeddedJson(flow) };
}

/** Types whose text, if any, is all there is. */
const TEXTUAL: ReadonlySet<string | null> = new Set(["text", "button", "interactive", null]);

function plainContent(messageType: string | null, text: string | null): InboundContent {
  if (text !== null && TEXTUAL.has(messageType)) return { type: "text", text };
  const what =
    messageType === null || messageType === "text" ? "an empty message" : `a message of type “${messageType}”`;
  return {
    type: "unsupported",
    details: text === null ? `The customer sent ${what}` : `The customer sent ${what}: ${text.slice(0, 1_000)}`,
  };
}
