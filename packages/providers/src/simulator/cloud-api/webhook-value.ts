/** The `value` of a Cloud API webhook: messages of customers and statuses of ours. Meta sends it bare, Kaleyra wrapped. */
import { stableHex } from "../ids.ts";
import type { StatusNotice } from "../voice.ts";
import type { CustomerAct, MessageRecord, NumberRecord, PhoneRecord, StoredFile, World } from "../world.ts";

export function messageValue(
  act: CustomerAct,
  number: NumberRecord,
  phoneNumberId: string,
  person: PhoneRecord,
  world: World,
): Record<string, unknown> {
  return {
    ...head(number, phoneNumberId),
    contacts: [contactOf(person)],
    messages: [
      {
        ...contextOf(act, number, person),
        ...(act.referral === null || act.referral === undefined ? {} : { referral: referralOf(act.referral) }),
        ...senderOf(person),
        id: act.id,
        timestamp: unixSeconds(new Date(act.at)),
        ...contentOf(act, person, world),
      },
    ],
  };
}

export function statusValue(
  { record, status, failure, at }: StatusNotice,
  number: NumberRecord,
  phoneNumberId: string,
  person: PhoneRecord,
  id: string,
): Record<string, unknown> {
  const category = record.freeform ? "service" : "utility";
  const conversation = stableHex(`${number.id} ${person.phone} ${category}`, 32);
  return {
    ...head(number, phoneNumberId),
    contacts: [contactOf(person)],
    statuses: [
      {
        id,
        status,
        timestamp: unixSeconds(at),
        ...(person.hidesPhone ? {} : { recipient_id: person.phone }),
        recipient_user_id: person.businessScopedId,
        ...(record.reference === null ? {} : { biz_opaque_callback_data: record.reference }),
        ...(status === "sent"
          ? {
              conversation: {
                id: conversation,
                expiration_timestamp: unixSeconds(new Date(at.getTime() + 86_400_000)),
                origin: { type: category },
              },
            }
          : {}),
        ...(status === "sent" || status === "delivered"
          ? { pricing: { billable: !record.freeform, pricing_model: "PMP", category, type: "regular" } }
          : {}),
        ...(failure === null ? {} : { errors: [errorOf(failure)] }),
      },
    ],
  };
}

function head(number: NumberRecord, phoneNumberId: string): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: number.phone, phone_number_id: phoneNumberId },
  };
}

function contactOf(person: PhoneRecord): Record<string, unknown> {
  return {
    profile: { name: person.name, ...(person.username === null ? {} : { username: person.username }) },
    ...(person.hidesPhone ? {} : { wa_id: person.phone }),
    user_id: person.businessScopedId,
  };
}

function senderOf(person: PhoneRecord): Record<string, string> {
  const from_user_id = person.businessScopedId;
  return person.hidesPhone ? { from_user_id } : { from: person.phone, from_user_id };
}

function contextOf(act: CustomerAct, number: NumberRecord, person: PhoneRecord): Record<string, unknown> {
  const { content } = act;
  const taps = content.type === "button_reply" || content.type === "list_reply" || content.type === "flow_reply";
  const answered = act.replyTo ?? (taps ? (content.target ?? null) : null);
  const forwarded =
    act.forwarded === null || act.forwarded === undefined
      ? {}
      : act.forwarded === "forwarded"
        ? { forwarded: true }
        : { frequently_forwarded: true };
  if (answered === null) return act.forwarded ? { context: forwarded } : {};
  const author = answered === act.replyTo && person.hidesPhone ? person.businessScopedId : number.phone;
  return { context: { ...forwarded, from: author, id: answered } };
}

function referralOf(referral: NonNullable<CustomerAct["referral"]>): Record<string, unknown> {
  return {
    source_url: referral.url,
    source_type: "ad",
    source_id: referral.sourceId ?? "120200000000000000",
    headline: referral.headline,
    body: referral.body ?? "",
    media_type: "image",
    image_url: referral.url,
    ...(referral.clickId === undefined ? {} : { ctwa_clid: referral.clickId }),
  };
}

function contentOf({ content }: CustomerAct, person: PhoneRecord, world: World): Record<string, unknown> {
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

function errorOf(failure: { readonly code: string; readonly detail: string }): Record<string, unknown> {
  return {
    code: Number(failure.code),
    title: failure.detail,
    message: failure.detail,
    error_data: { details: failure.detail },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
}

function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}
