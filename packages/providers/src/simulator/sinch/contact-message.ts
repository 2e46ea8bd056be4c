/** A customer's message as Sinch's `contact_message`. */
import type { Exchange } from "../exchange.ts";
import type { CustomerAct, StoredFile } from "../world.ts";

export function contactMessage({ content }: CustomerAct, exchange: Exchange): Record<string, unknown> {
  switch (content.type) {
    case "text":
      return { text_message: { text: content.text } };
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker": {
      const url = fileAddress(exchange, content.file);
      if (content.caption !== null) return { media_card_message: { url, caption: content.caption } };
      const name = content.type === "document" ? content.file.fileName : null;
      return { media_message: { url, ...(name === null ? {} : { filename_override: name }) } };
    }
    case "location":
      return {
        location_message: {
          title: content.name ?? "",
          label: content.address ?? "",
          coordinates: { latitude: content.latitude, longitude: content.longitude },
        },
      };
    case "contacts":
      // The callback's form for cards is not published; this is the one of the send call.
      return { contact_info_message: contactInfo(content.contacts[0]) };
    case "button_reply":
    case "list_reply":
      return {
        choice_response_message: { message_id: content.target ?? "", postback_data: content.payload ?? content.text },
      };
    case "flow_reply":
      return {
        channel_specific_message: {
          message_type: "nfm_reply",
          message: {
            type: "nfm_reply",
            nfm_reply: { name: "flow", response_json: JSON.stringify(content.response), body: content.text ?? "Sent" },
          },
        },
      };
    case "order":
      return {
        product_response_message: {
          title: content.text ?? "",
          catalog_id: content.catalogId,
          products: content.lines.map((line) => ({
            id: line.productId,
            marketplace: "FACEBOOK",
            quantity: line.quantity,
            item_price: line.price,
            currency: line.currency,
          })),
        },
      };
    default:
      return {
        fallback_message: {
          raw_message: "{}",
          reason: { code: "UNSUPPORTED_OPERATION", description: "Message type unknown" },
        },
      };
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "image/jpeg": "jpg",
  "video/3gpp": "3gp",
  "text/plain": "txt",
};

/** A customer's file as Sinch keeps it: an address without a key. */
function fileAddress(exchange: Exchange, file: StoredFile): string {
  const type = file.mimeType.split(";")[0] ?? "";
  const name = file.fileName ?? `file.${ENDINGS[type] ?? type.split("/")[1] ?? "bin"}`;
  return `${exchange.origin()}/sinch/media/${file.id}/${encodeURIComponent(name)}`;
}

function contactInfo(
  card:
    | {
        readonly name: string;
        readonly phones?: readonly string[];
        readonly emails?: readonly string[];
        readonly organisation?: string;
      }
    | undefined,
): Record<string, unknown> {
  return {
    name: { full_name: card?.name ?? "" },
    phone_numbers: (card?.phones ?? []).map((phone_number) => ({ phone_number, type: "CELL" })),
    email_addresses: (card?.emails ?? []).map((email_address) => ({ email_address, type: "WORK" })),
    ...(card?.organisation === undefined ? {} : { organization: { company: card.organisation } }),
  };
}
