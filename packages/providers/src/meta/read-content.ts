/** What a message of Meta's says, in our words. Kaleyra passes the same shapes on, so they are read here for both. */
import type { ContactCard, InboundContent, MediaType, OrderLine, Referral } from "../inbound.ts";
import {
  cleanId,
  embeddedJson,
  flagAt,
  idAt,
  type JsonObject,
  LIMITS,
  numberAt,
  objectAt,
  objectsAt,
  stringAt,
  valueAt,
} from "../reading.ts";

const MEDIA_KINDS: ReadonlySet<string> = new Set(["image", "video", "audio", "document", "sticker"]);
const MAX_CARDS = 100;
const MAX_LINES = 200;
const MAX_NUMBERS = 20;

/** The content of a message, of an edit or of an echo. `mediaUrl` stands in where the reseller stores the file (Kaleyra). */
export function readMetaContent(message: JsonObject, mediaUrl: string | null = null): InboundContent {
  const type = stringAt(message, "type", 64) ?? "";
  const content = MEDIA_KINDS.has(type)
    ? readMedia(type as MediaType, objectAt(message, type), mediaUrl)
    : readPlain(type, message);
  return content ?? { type: "unsupported", details: whyUnsupported(type, message) };
}

function readPlain(type: string, message: JsonObject): InboundContent | null {
  switch (type) {
    case "text": {
      const text = stringAt(objectAt(message, "text"), "body");
      return text === null ? null : { type: "text", text };
    }
    case "location":
      return readLocation(objectAt(message, "location"));
    case "contacts":
      return readCards(message);
    case "button":
      return readTemplateButton(objectAt(message, "button"));
    case "interactive":
      return readInteractive(objectAt(message, "interactive"));
    case "order":
      return readOrder(objectAt(message, "order"));
    case "system": {
      const text = stringAt(objectAt(message, "system"), "body");
      return text === null ? null : { type: "system", text };
    }
    default:
      return null;
  }
}

function readMedia(kind: MediaType, media: JsonObject | null, mediaUrl: string | null): InboundContent | null {
  const id = idAt(media, "id");
  const url = mediaUrl ?? addressAt(media, "url");
  if (id === null && url === null) return null;
  return {
    type: kind === "audio" && flagAt(media, "voice") ? "voice" : kind,
    media: {
      id,
      url,
      mimeType: stringAt(media, "mime_type", LIMITS.mimeType),
      fileName: stringAt(media, "filename", LIMITS.name),
      sha256: stringAt(media, "sha256", LIMITS.name),
    },
    caption: stringAt(media, "caption"),
  };
}

/** A web address whole or not at all: a cut one leads elsewhere. */
export function addressAt(holder: unknown, key: string): string | null {
  const value = valueAt(holder, key);
  if (typeof value !== "string" || value.length > LIMITS.url) return null;
  return stringAt(holder, key, LIMITS.url)?.trim() || null;
}

function readLocation(location: JsonObject | null): InboundContent | null {
  const latitude = numberAt(location, "latitude");
  const longitude = numberAt(location, "longitude");
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    type: "location",
    latitude,
    longitude,
    name: stringAt(location, "name", LIMITS.name),
    address: stringAt(location, "address", 1_024),
  };
}

function readCards(message: JsonObject): InboundContent | null {
  const cards = objectsAt(message, "contacts").slice(0, MAX_CARDS).map(readCard);
  return cards.length === 0 ? null : { type: "contacts", cards };
}

function readCard(card: JsonObject): ContactCard {
  const name = objectAt(card, "name");
  const phones = objectsAt(card, "phones")
    .slice(0, MAX_NUMBERS)
    .map((phone) => stringAt(phone, "phone", 64) ?? stringAt(phone, "wa_id", 64))
    .filter((phone) => phone !== null);
  const organisation = stringAt(objectAt(card, "org"), "company", LIMITS.name);
  return {
    name:
      stringAt(name, "formatted_name", LIMITS.name) ??
      stringAt(name, "first_name", LIMITS.name) ??
      stringAt(name, "last_name", LIMITS.name) ??
      organisation ??
      phones[0] ??
      "",
    phones,
    emails: objectsAt(card, "emails")
      .slice(0, MAX_NUMBERS)
      .map((email) => stringAt(email, "email", LIMITS.name))
      .filter((email) => email !== null),
    organisation,
  };
}

function readTemplateButton(button: JsonObject | null): InboundContent | null {
  const payload = stringAt(button, "payload", LIMITS.payload);
  const text = stringAt(button, "text", LIMITS.name) ?? payload;
  return text === null ? null : { type: "button_reply", text, payload, template: true };
}

function readInteractive(interactive: JsonObject | null): InboundContent | null {
  const button = objectAt(interactive, "button_reply");
  const row = objectAt(interactive, "list_reply");
  const flow = objectAt(interactive, "nfm_reply");
  const chosen = button ?? row;
  const payload = stringAt(chosen, "id", LIMITS.payload);
  const text = stringAt(chosen, "title", LIMITS.name) ?? payload;
  if (chosen !== null) {
    if (text === null) return null;
    return button !== null
      ? { type: "button_reply", text, payload, template: false }
      : { type: "list_reply", text, payload, description: stringAt(row, "description", LIMITS.name) };
  }
  if (flow === null) return null;
  const name = stringAt(flow, "name", LIMITS.name);
  return {
    type: "flow_reply",
    text: stringAt(flow, "body") ?? name ?? "",
    name,
    response: embeddedJson(valueAt(flow, "response_json")),
  };
}

function readOrder(order: JsonObject | null): InboundContent | null {
  const lines = objectsAt(order, "product_items").slice(0, MAX_LINES).map(readLine);
  const catalogId = idAt(order, "catalog_id");
  if (catalogId === null && lines.length === 0) return null;
  return {
    type: "order",
    catalogId,
    text: stringAt(order, "text"),
    lines: lines.filter((line) => line !== null),
  };
}

function readLine(item: JsonObject): OrderLine | null {
  const productId = idAt(item, "product_retailer_id");
  if (productId === null) return null;
  return {
    productId,
    quantity: numberAt(item, "quantity") ?? 1,
    price: numberAt(item, "item_price"),
    currency: stringAt(item, "currency", 16),
  };
}

function whyUnsupported(type: string, message: JsonObject): string {
  const error = objectsAt(message, "errors")[0];
  const said = stringAt(objectAt(error, "error_data"), "details", 400) ?? stringAt(error, "message", 400);
  const code = idAt(error, "code");
  if (said !== null) return `WhatsApp could not pass this message on: ${said}${code === null ? "" : ` (${code})`}`;
  if (type === "" || type === "unsupported" || type === "unknown")
    return "A message of a kind WhatsApp does not pass on";
  return readableKinds.has(type)
    ? `A message of the kind “${cleanId(type) ?? "unknown"}” without its content`
    : `A message of the kind “${cleanId(type) ?? "unknown"}”, which is not supported yet`;
}

const readableKinds: ReadonlySet<string> = new Set([
  ...MEDIA_KINDS,
  "text",
  "location",
  "contacts",
  "button",
  "interactive",
  "order",
  "system",
]);

/** The advertisement a message began from; null when it names none. */
export function readReferral(message: JsonObject): Referral | null {
  const referral = objectAt(message, "referral");
  const read: Referral = {
    headline: stringAt(referral, "headline", 1_024),
    body: stringAt(referral, "body", 4_096),
    url: addressAt(referral, "source_url"),
    sourceId: idAt(referral, "source_id"),
    sourceType: stringAt(referral, "source_type", 64),
    clickId: idAt(referral, "ctwa_clid"),
  };
  return Object.values(read).every((part) => part === null) ? null : read;
}
