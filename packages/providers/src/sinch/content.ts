/** What a customer sent through Sinch: the one key of `contact_message` says which kind. */
import type { ContactCard, InboundContent, MediaReference, MediaType } from "../inbound.ts";
import {
  asObject,
  embeddedJson,
  idAt,
  type JsonObject,
  LIMITS,
  numberAt,
  objectAt,
  objectsAt,
  stringAt,
  valueAt,
} from "../reading.ts";

type Reader = (body: JsonObject) => InboundContent | null;

const READERS: Readonly<Record<string, Reader>> = {
  text_message: readText,
  media_message: readMedia,
  media_card_message: readMedia,
  location_message: readLocation,
  choice_response_message: readChoice,
  contact_info_message: readContact,
  product_response_message: readProducts,
  channel_specific_message: readChannelSpecific,
};

/** The content of a `contact_message`; what has no reader is unsupported, never an error. */
export function contentOf(contactMessage: JsonObject | null): InboundContent {
  for (const [kind, read] of Object.entries(READERS)) {
    const body = objectAt(contactMessage, kind);
    const content = body === null ? null : read(body);
    if (content !== null) return content;
  }
  const kind = Object.keys(contactMessage ?? {}).find((key) => key !== "reply_to");
  return { type: "unsupported", details: unsupportedDetails(kind, objectAt(contactMessage, kind ?? "")) };
}

function unsupportedDetails(kind: string | undefined, body: JsonObject | null): string {
  if (kind === undefined || kind === "text_message") return "The customer sent an empty message";
  const reason = stringAt(objectAt(body, "reason"), "description", 300);
  const what =
    kind === "fallback_message" ? "something Sinch could not translate" : `a message of type “${kind.slice(0, 60)}”`;
  return `The customer sent ${what}${reason === null ? "" : `: ${reason}`}`;
}

function readText(body: JsonObject): InboundContent | null {
  const text = stringAt(body, "text");
  return text === null ? null : { type: "text", text };
}

/** Sinch tells neither kind nor MIME type: the name's ending hints, the downloaded bytes decide. */
function readMedia(body: JsonObject): InboundContent | null {
  const url = stringAt(body, "url", LIMITS.url);
  if (url === null) return null;
  const fileName = stringAt(body, "filename_override", LIMITS.name);
  const media: MediaReference = { id: null, url, mimeType: null, fileName, sha256: null };
  return { type: mediaTypeByName(fileName ?? url), media, caption: stringAt(body, "caption") };
}

const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  image: ["jpg", "jpeg", "png", "gif", "heic"],
  video: ["mp4", "3gp", "3gpp", "mov", "webm"],
  audio: ["mp3", "m4a", "aac", "amr", "wav"],
  voice: ["ogg", "oga", "opus"],
  sticker: ["webp"],
  document: [],
};

function mediaTypeByName(name: string): MediaType {
  const path = URL.canParse(name) ? new URL(name).pathname : name;
  const ending = /\.([A-Za-z0-9]{2,5})$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const match = Object.entries(ENDINGS).find(([, endings]) => endings.includes(ending));
  return match === undefined ? "document" : (match[0] as MediaType);
}

function readLocation(body: JsonObject): InboundContent | null {
  const coordinates = objectAt(body, "coordinates");
  const latitude = numberAt(coordinates, "latitude");
  const longitude = numberAt(coordinates, "longitude");
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    type: "location",
    latitude,
    longitude,
    name: stringAt(body, "title", LIMITS.payload),
    address: stringAt(body, "label", LIMITS.payload),
  };
}

/** A button or a list row: Sinch sends what we attached to it, never its title. */
function readChoice(body: JsonObject): InboundContent | null {
  const payload = stringAt(body, "postback_data", LIMITS.payload);
  return payload === null ? null : { type: "button_reply", text: payload, payload, template: false };
}

/** Assumed to mirror the contact card we may send: no recorded one was found. */
function readContact(body: JsonObject): InboundContent | null {
  const name = objectAt(body, "name");
  const card: ContactCard = {
    name: stringAt(name, "full_name", LIMITS.name) ?? stringAt(name, "first_name", LIMITS.name) ?? "",
    phones: textsOf(body, "phone_numbers", "phone_number"),
    emails: textsOf(body, "email_addresses", "email_address"),
    organisation: stringAt(objectAt(body, "organization"), "company", LIMITS.name),
  };
  return card.name === "" && card.phones.length === 0 ? null : { type: "contacts", cards: [card] };
}

function textsOf(body: JsonObject, list: string, field: string): readonly string[] {
  return objectsAt(body, list)
    .slice(0, 20)
    .map((entry) => stringAt(entry, field, LIMITS.name))
    .filter((text) => text !== null);
}

function readProducts(body: JsonObject): InboundContent | null {
  const lines = objectsAt(body, "products")
    .slice(0, 200)
    .flatMap((product) => {
      const productId = idAt(product, "id");
      if (productId === null) return [];
      const quantity = numberAt(product, "quantity") ?? 1;
      return [
        { productId, quantity, price: numberAt(product, "item_price"), currency: stringAt(product, "currency", 8) },
      ];
    });
  if (lines.length === 0) return null;
  return { type: "order", catalogId: idAt(body, "catalog_id"), text: stringAt(body, "title", LIMITS.payload), lines };
}

/** WhatsApp's own shapes: today only the answer to a flow. */
function readChannelSpecific(body: JsonObject): InboundContent | null {
  const message = objectAt(body, "message");
  const reply = objectAt(message, "nfm_reply") ?? (valueAt(body, "message_type") === "nfm_reply" ? message : null);
  if (reply === null) return null;
  return {
    type: "flow_reply",
    text: stringAt(reply, "body", LIMITS.payload) ?? "",
    name: stringAt(reply, "name", LIMITS.name),
    response: asObject(embeddedJson(valueAt(reply, "response_json"))),
  };
}
