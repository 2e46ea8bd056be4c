/** Sinch's `message`: one of its kinds, turned into what the phone shows. */
import { BodyError, type Json, object, objects, text } from "../cloud-api/body-error.ts";
import { readMessageBody } from "../cloud-api/message-body.ts";
import type { ChatButton, ChatContent } from "../control-types.ts";
import type { Exchange } from "../exchange.ts";
import { later, missing } from "./errors.ts";
import { type AppMessage, readTemplateMessage } from "./template-message.ts";

const KINDS = [
  "text_message",
  "media_message",
  "location_message",
  "contact_info_message",
  "choice_message",
  "list_message",
  "card_message",
  "template_message",
] as const;
const PLAIN = { link: null, freeform: true, failure: null, replyTo: null } as const;
const TEXT_LIMIT = 4_096;

export function readAppMessage(message: Json, exchange: Exchange): AppMessage {
  const explicit = text(object(message.explicit_channel_message).WHATSAPP);
  if (explicit !== null) return readExplicit(explicit, exchange);
  const kinds = KINDS.filter((kind) => message[kind] !== undefined);
  if (kinds.length !== 1 || kinds[0] === undefined)
    throw new BodyError(400, "exactly one message kind must be set", "exactly one message kind must be set");
  const part = object(message[kinds[0]]);
  switch (kinds[0]) {
    case "text_message": {
      const words = must(part, "text");
      const tooLong = [...words].length > TEXT_LIMIT;
      return {
        ...PLAIN,
        content: { type: "text", text: words },
        failure: tooLong ? later("MESSAGE_SPLIT_REQUIRED") : null,
      };
    }
    case "media_message":
      return readMedia(part, null);
    case "card_message": {
      const caption = [text(part.title), text(part.description)].filter((line) => line !== null).join("\n");
      const media = object(part.media_message);
      if (media.url !== undefined && !Array.isArray(part.choices)) return readMedia(media, caption);
      return { ...PLAIN, content: interactive(caption, part, null) };
    }
    case "location_message": {
      const { latitude, longitude } = object(part.coordinates);
      if (typeof latitude !== "number" || typeof longitude !== "number") throw missing("coordinates");
      return {
        ...PLAIN,
        content: { type: "location", latitude, longitude, name: text(part.title), address: text(part.label) },
      };
    }
    case "contact_info_message":
      return { ...PLAIN, content: readContact(part) };
    case "choice_message":
      return { ...PLAIN, content: interactive(must(object(part.text_message), "text"), part, null) };
    case "list_message":
      return { ...PLAIN, content: interactive(text(part.description) ?? must(part, "title"), part, readList(part)) };
    case "template_message":
      return readTemplateMessage(part);
  }
}

function must(part: Json, name: string): string {
  const value = text(part[name]);
  if (value === null) throw missing(name);
  return value;
}

function readMedia(part: Json, caption: string | null): AppMessage {
  const media = { id: null, mimeType: null, fileName: text(part.filename_override), sizeBytes: null };
  return {
    ...PLAIN,
    content: { type: "document", media, caption: caption === "" ? null : caption },
    link: must(part, "url"),
    typeFromFile: true,
  };
}

function interactive(
  body: string,
  part: Json,
  list: Extract<ChatContent, { type: "interactive" }>["list"],
): ChatContent {
  const buttons = objects(part.choices).map((choice): ChatButton => {
    const words = text(object(choice.text_message).text);
    if (words !== null) return { type: "quick_reply", text: words, value: text(choice.postback_data) ?? words };
    const link = object(choice.url_message);
    if (link.url !== undefined) return { type: "url", text: text(link.title) ?? "", value: text(link.url) };
    const call = object(choice.call_message);
    return { type: "phone", text: text(call.title) ?? "", value: text(call.phone_number) };
  });
  return { type: "interactive", headerText: null, body, footer: null, buttons, list };
}

function readList(part: Json): NonNullable<Extract<ChatContent, { type: "interactive" }>["list"]> {
  const rows = objects(part.sections).flatMap((section) =>
    objects(section.items).map((item) => {
      const choice = object(item.choice);
      const title = must(choice, "title");
      return { id: text(choice.postback_data) ?? title, title, description: text(choice.description) };
    }),
  );
  return { button: text(object(part.message_properties).menu) ?? "Menu", rows };
}

function readContact(part: Json): ChatContent {
  const organisation = text(object(part.organization).company);
  return {
    type: "contacts",
    contacts: [
      {
        name: must(object(part.name), "full_name"),
        phones: objects(part.phone_numbers).flatMap((one) => text(one.phone_number) ?? []),
        emails: objects(part.email_addresses).flatMap((one) => text(one.email_address) ?? []),
        ...(organisation === null ? {} : { organisation }),
      },
    ],
  };
}

/** WhatsApp's own body, passed through: what WhatsApp refuses comes later. */
function readExplicit(written: string, exchange: Exchange): AppMessage {
  let body: Json;
  try {
    body = object(JSON.parse(written));
  } catch {
    throw new BodyError(400, "explicit_channel_message is no JSON", "explicit_channel_message is no JSON");
  }
  try {
    return { ...readMessageBody(body, exchange.media), failure: null };
  } catch (cause) {
    if (!(cause instanceof BodyError)) throw cause;
    const shown = { type: "notice", text: "" } as const;
    return { ...PLAIN, content: shown, freeform: false, failure: { code: "BAD_REQUEST", detail: cause.message } };
  }
}
