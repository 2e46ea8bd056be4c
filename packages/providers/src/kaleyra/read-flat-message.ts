/** The first generation's incoming message: flat variables and no message id. */
import { createHash } from "node:crypto";
import { type InboundContent, type InboundEvent, MalformedPayload, type MediaType } from "../inbound.ts";
import { addressAt, readMetaContent } from "../meta/read-content.ts";
import {
  asObject,
  embeddedJson,
  idAt,
  isoTime,
  type JsonObject,
  LIMITS,
  mediaTypeOf,
  numberAt,
  objectAt,
  personOf,
  phoneDigits,
  unixSeconds,
} from "../reading.ts";
import { filledId, filledText, filledValue } from "./callback-fields.ts";

const MEDIA_KINDS: ReadonlyMap<string, MediaType> = new Map([
  ["image", "image"],
  ["video", "video"],
  ["audio", "audio"],
  ["voice", "voice"],
  ["document", "document"],
  ["file", "document"],
  ["sticker", "sticker"],
]);

/** The message; none for a sticker whose file this generation never passes on; MalformedPayload without sender or content. */
export function readFlatMessage(fields: JsonObject): readonly InboundEvent[] {
  const name = filledText(fields, "name", LIMITS.name);
  const from =
    personOf({ identifiers: [filledValue(fields, "from")], name }) ??
    personOf({ identifiers: [filledValue(fields, "mobile")], name });
  if (from === null) throw new MalformedPayload("The sender is no WhatsApp number");
  const type = filledText(fields, "type", 64)?.trim().toLowerCase() ?? "";
  const raw = objectOf(fields, "message");
  const content = readContent(type, fields, raw);
  if (content === null) {
    if (type === "sticker") return [];
    throw new MalformedPayload("The message has neither text nor media");
  }
  const createdAt = filledValue(fields, "created_at");
  return [
    {
      kind: "message",
      to: { phone: phoneDigits(filledValue(fields, "wanumber")), phoneNumberId: null, accountReference: null },
      occurredAt: unixSeconds(createdAt) ?? isoTime(createdAt),
      providerMessageId: idAt(raw, "id") ?? derivedId(fields),
      from,
      content,
      replyTo: filledId(fields, "reply_to"),
      forwarded: "no",
      referral: null,
    },
  ];
}

/** Ids we make, to be told from a provider's. */
export const DERIVED_ID = /^kaleyra-[0-9a-f]{40}$/;

/**
 * Same sender, second, kind and content: the same message (R2). A callback profile that leaves `created_at` out
 * makes a repeated text look like a redelivery: nothing else tells the two apart.
 */
function derivedId(fields: JsonObject): string {
  const said = filledText(fields, "body") ?? filledText(fields, "media_url") ?? filledText(fields, "message");
  const rest = ["contacts", "location", "custom_response"].map((name) => filledValue(fields, name) ?? null);
  const parts = ["from", "created_at", "type"].map((name) => filledId(fields, name));
  return `kaleyra-${createHash("sha256")
    .update(JSON.stringify([...parts, said, rest]))
    .digest("hex")
    .slice(0, 40)}`;
}

function readContent(type: string, fields: JsonObject, raw: JsonObject | null): InboundContent | null {
  const text = filledText(fields, "body");
  const url = filledText(fields, "media_url") === null ? null : addressAt(fields, "media_url");
  const mimeType = filledText(fields, "mime_type", LIMITS.mimeType);
  const kind = MEDIA_KINDS.get(type) ?? mediaTypeOf(mimeType);
  if (url !== null) {
    return { type: kind, media: { id: null, url, mimeType, fileName: null, sha256: null }, caption: text };
  }
  const structured = readStructured(type, fields, raw, text);
  if (structured !== null) return structured;
  const said = text ?? (raw === null ? filledText(fields, "message") : null);
  if (said !== null) return { type: "text", text: said };
  if (type === "" || type === "text" || MEDIA_KINDS.has(type)) return null;
  return readMetaContent({ type });
}

/** What is more than text and file: in `message` as Meta's own object, or each in a variable of its own [A]. */
function readStructured(
  type: string,
  fields: JsonObject,
  raw: JsonObject | null,
  text: string | null,
): InboundContent | null {
  if (raw !== null) return readMetaContent({ type, ...raw });
  const location = objectOf(fields, "location") ?? coordinates(filledText(fields, "location", 128));
  if (location !== null) return readMetaContent({ type: "location", location });
  const cards = filledValue(fields, "contacts");
  const contacts = typeof cards === "string" ? embeddedJson(cards) : cards;
  if (Array.isArray(contacts) && contacts.length > 0) return readMetaContent({ type: "contacts", contacts });
  return readTap(type, fields, text);
}

function readTap(type: string, fields: JsonObject, text: string | null): InboundContent | null {
  const response = objectOf(fields, "custom_response");
  if (response !== null) {
    if (objectAt(response, "button_reply") ?? objectAt(response, "list_reply") ?? objectAt(response, "nfm_reply")) {
      return readMetaContent({ type: "interactive", interactive: response });
    }
    return readMetaContent({
      type: "button",
      button: { payload: idAt(response, "payload") ?? idAt(response, "id"), text },
    });
  }
  const payload = filledText(fields, "custom_response", LIMITS.payload);
  if (type !== "button" && type !== "interactive" && payload === null) return null;
  const shown = text ?? payload;
  return shown === null ? null : { type: "button_reply", text: shown, payload, template: type === "button" };
}

/** A variable that holds an object, written as JSON or as JSON in a string. */
function objectOf(fields: JsonObject, name: string): JsonObject | null {
  const value = filledValue(fields, name);
  return asObject(typeof value === "string" ? embeddedJson(value) : value);
}

/** "45.07,7.68" as a place. */
function coordinates(text: string | null): JsonObject | null {
  const [latitude, longitude, ...rest] = text?.split(",").map((part) => part.trim()) ?? [];
  if (latitude === undefined || longitude === undefined || rest.length > 0) return null;
  return numberAt({ latitude }, "latitude") === null ? null : { latitude, longitude };
}
