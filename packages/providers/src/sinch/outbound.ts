/** A message of ours as the Conversation API takes it. */
import type { Person } from "../inbound.ts";
import type { OutboundContent, OutboundMedia, OutboundMessage, TemplateParameter } from "../outbound.ts";
import type { JsonObject } from "../reading.ts";
import type { SinchCredentials } from "./credentials.ts";

/** The body of `messages:send`. The message has passed the capabilities' checks. */
export function sendBody(message: OutboundMessage, credentials: SinchCredentials): JsonObject {
  return {
    app_id: credentials.appId,
    recipient: recipientOf(message.to),
    message: messageOf(message.content),
    channel_priority_order: ["WHATSAPP"],
    // Both come back in delivery reports (R3).
    message_metadata: message.reference,
    correlation_id: message.reference,
    // With a secret, reports come through the registered webhook, which signs them; whether a per-message address does is not documented.
    ...(credentials.webhookSecret === null && { callback_url: message.statusUrl }),
  };
}

/** A person as every call of the Conversation API names one. */
export function recipientOf(person: Pick<Person, "phone" | "businessScopedId">): JsonObject {
  const identity = person.phone ?? person.businessScopedId ?? "";
  return { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity }] } };
}

function messageOf(content: OutboundContent): JsonObject {
  switch (content.type) {
    case "text":
      return { text_message: { text: content.text } };
    case "location": {
      const { latitude, longitude, name, address } = content;
      const title = name ?? address ?? `${latitude}, ${longitude}`;
      return {
        location_message: { title, ...(address !== null && { label: address }), coordinates: { latitude, longitude } },
      };
    }
    case "template":
      return {
        template_message: {
          channel_template: {
            WHATSAPP: {
              template_id: content.name,
              language_code: content.language,
              parameters: Object.assign({}, ...content.parameters.map(parameterOf)),
            },
          },
        },
      };
    case "reaction":
      throw new TypeError("Sinch sends no reactions: the capabilities say so");
    default: {
      const media = mediaOf(content.media, content.type === "document");
      // A media message has no caption: WhatsApp shows a card without choices as media with its title below.
      return content.caption
        ? { card_message: { title: content.caption, media_message: media } }
        : { media_message: media };
    }
  }
}

function mediaOf({ link, fileName }: OutboundMedia, isDocument: boolean): JsonObject {
  return { url: link, ...(isDocument && { filename_override: fileName }) };
}

/** Sinch writes a parameter's place as its name: `body[2]text`, `button[0]url[1]text`. */
function parameterOf({ component, position, value }: TemplateParameter): Readonly<Record<string, string>> {
  if (value.type === "payload") return { [`button[${position}]quick_reply[1]payload`]: value.payload };
  if (value.type === "text") {
    const place = component === "button" ? `button[${position}]url[1]` : `${component}[${position}]`;
    return { [`${place}text`]: value.text };
  }
  const place = `${component}[${position}]${value.type}`;
  return {
    [`${place}.link`]: value.media.link,
    ...(value.type === "document" && { [`${place}.filename`]: value.media.fileName }),
  };
}
