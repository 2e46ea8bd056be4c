/** A customer's content as the Cloud API writes it: its type and the object of that name. */
import type { CustomerAct, MessageRecord, PhoneRecord, StoredFile, World } from "../world.ts";

export function messageContent({ content }: CustomerAct, person: PhoneRecord, world: World): Record<string, unknown> {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text } };
    case "image":
    case "video":
    case "document":
      return {
        type: content.type,
        [content.type]: { ...captionOf(content.caption), ...mediaOf(content.type, content.file) },
      };
    case "audio":
    case "voice":
      return { type: "audio", audio: { ...mediaOf("audio", content.file), voice: content.type === "voice" } };
    case "sticker":
      return { type: "sticker", sticker: { ...mediaOf("sticker", content.file), animated: false } };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type: "location",
        location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
      };
    }
    case "contacts":
      return { type: "contacts", contacts: content.contacts.map(cardOf) };
    case "reaction":
      return {
        type: "reaction",
        reaction: { message_id: content.target, ...(content.emoji === "" ? {} : { emoji: content.emoji }) },
      };
    case "button_reply":
      return isTemplateTap(content, world)
        ? { type: "button", button: { payload: content.payload ?? content.text, text: content.text } }
        : {
            type: "interactive",
            interactive: {
              type: "button_reply",
              button_reply: { id: content.payload ?? content.text, title: content.text },
            },
          };
    case "list_reply":
      return {
        type: "interactive",
        interactive: {
          type: "list_reply",
          list_reply: {
            id: content.payload ?? content.text,
            title: content.text,
            ...(content.description === undefined ? {} : { description: content.description }),
          },
        },
      };
    case "flow_reply":
      return {
        type: "interactive",
        interactive: {
          type: "nfm_reply",
          nfm_reply: {
            name: "flow",
            body: content.text ?? "Sent",
            response_json: JSON.stringify(content.response),
          },
        },
      };
    case "order":
      return {
        type: "order",
        order: {
          catalog_id: content.catalogId,
          text: content.text ?? "",
          product_items: content.lines.map((line) => ({
            product_retailer_id: line.productId,
            quantity: line.quantity,
            item_price: line.price,
            currency: line.currency,
          })),
        },
      };
    case "edit":
      return {
        type: "edit",
        edit: { original_message_id: content.target, message: editedMessage(content, world.message(content.target)) },
      };
    case "revoke":
      return { type: "revoke", revoke: { original_message_id: content.target } };
    case "number_change":
      return {
        type: "system",
        system: {
          body: `User ${person.name} changed from ${person.phone} to ${content.newPhone}`,
          wa_id: content.newPhone,
          type: "user_changed_number",
        },
      };
    case "unsupported":
      return {
        type: "unsupported",
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
      };
  }
}

/** An edited caption comes with its file; an edited text alone. */
function editedMessage(
  content: { readonly text: string },
  original: MessageRecord | undefined,
): Record<string, unknown> {
  if (original === undefined || !("media" in original.content))
    return { context: { id: "M0" }, type: "text", text: { body: content.text } };
  const { media, type } = original.content;
  return {
    context: { id: "M0" },
    type,
    [type]: { caption: content.text, mime_type: media.mimeType, sha256: "", id: media.id },
  };
}

function isTemplateTap(content: { readonly target?: string; readonly template?: boolean }, world: World): boolean {
  if (content.template !== undefined) return content.template;
  return content.target !== undefined && world.message(content.target)?.content.type === "template";
}

function mediaOf(kind: string, file: StoredFile): Record<string, unknown> {
  return {
    ...(kind === "document" ? { filename: file.fileName ?? "document" } : {}),
    mime_type: file.mimeType,
    sha256: file.sha256,
    id: file.id,
  };
}

function captionOf(caption: string | null): Record<string, string> {
  return caption === null ? {} : { caption };
}

function cardOf(card: { name: string; phones?: readonly string[]; emails?: readonly string[]; organisation?: string }) {
  return {
    name: { formatted_name: card.name, first_name: card.name.split(" ")[0] ?? card.name },
    ...(card.phones === undefined
      ? {}
      : { phones: card.phones.map((phone) => ({ phone, wa_id: phone.replace(/\D/g, ""), type: "CELL" })) }),
    ...(card.emails === undefined ? {} : { emails: card.emails.map((email) => ({ email, type: "WORK" })) }),
    ...(card.organisation === undefined ? {} : { org: { company: card.organisation } }),
  };
}
