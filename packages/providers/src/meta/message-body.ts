/** A message of ours as the Cloud API wants it. Kaleyra takes the same object. */
import type { OutboundContent, OutboundMedia, OutboundMessage, TemplateParameter } from "../outbound.ts";
import type { JsonObject } from "../reading.ts";

/** How a file is named in a message: by the id of an upload or by a link the provider fetches. */
export type PlacedMedia = { readonly id: string } | { readonly link: string };
type PlaceMedia = (media: OutboundMedia) => PlacedMedia;

const LONGEST_REFERENCE = 512;

/** The body of a send. The number wins over the business-scoped id; our reference comes back in statuses (R3). */
export function metaMessageBody(message: OutboundMessage, place: PlaceMedia): JsonObject {
  const { to, replyTo, content } = message;
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...(to.phone === null ? { recipient: to.businessScopedId } : { to: to.phone }),
    ...contentBody(content, place),
    // A reaction names its target itself.
    ...(replyTo === null || content.type === "reaction" ? {} : { context: { message_id: replyTo } }),
    biz_opaque_callback_data: message.reference.slice(0, LONGEST_REFERENCE),
  };
}

/** The files a message carries, each once. */
export function mediaOf(content: OutboundContent): readonly OutboundMedia[] {
  if (content.type === "template") {
    const values = content.parameters.map(({ value }) => ("media" in value ? value.media : null));
    return [...new Set(values.filter((media) => media !== null))];
  }
  return "media" in content ? [content.media] : [];
}

function contentBody(content: OutboundContent, place: PlaceMedia): JsonObject {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text, preview_url: false } };
    case "image":
    case "video":
    case "sticker":
      return { type: content.type, [content.type]: { ...place(content.media), ...caption(content) } };
    case "audio":
      return { type: "audio", audio: place(content.media) };
    case "voice":
      return { type: "audio", audio: { ...place(content.media), voice: true } };
    case "document":
      return {
        type: "document",
        document: { ...place(content.media), ...caption(content), filename: content.media.fileName },
      };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type: "location",
        location: {
          latitude,
          longitude,
          ...(name === null ? {} : { name }),
          ...(address === null ? {} : { address }),
        },
      };
    }
    case "reaction":
      return { type: "reaction", reaction: { message_id: content.target, emoji: content.emoji ?? "" } };
    case "template":
      return { type: "template", template: templateBody(content, place) };
  }
}

function caption({ caption }: { readonly caption: string | null }): JsonObject {
  return caption === null || caption === "" ? {} : { caption };
}

function templateBody(
  { name, language, parameters }: Extract<OutboundContent, { type: "template" }>,
  place: PlaceMedia,
): JsonObject {
  const components = [
    ...partComponent("header", parameters, place),
    ...partComponent("body", parameters, place),
    ...buttonComponents(parameters, place),
  ];
  return { name, language: { code: language }, ...(components.length === 0 ? {} : { components }) };
}

function partComponent(
  part: "header" | "body",
  parameters: readonly TemplateParameter[],
  place: PlaceMedia,
): readonly JsonObject[] {
  const own = parameters.filter(({ component }) => component === part).toSorted((a, b) => a.position - b.position);
  return own.length === 0 ? [] : [{ type: part, parameters: own.map((parameter) => parameterBody(parameter, place)) }];
}

/** One component a button. A payload makes it a quick reply, a text fills the end of its address. */
function buttonComponents(parameters: readonly TemplateParameter[], place: PlaceMedia): readonly JsonObject[] {
  const byIndex = Map.groupBy(
    parameters.filter(({ component }) => component === "button"),
    ({ position }) => position,
  );
  return [...byIndex]
    .toSorted(([a], [b]) => a - b)
    .map(([index, own]) => ({
      type: "button",
      sub_type: own.some(({ value }) => value.type === "payload") ? "quick_reply" : "url",
      index: String(index),
      parameters: own.map((parameter) => parameterBody(parameter, place)),
    }));
}

function parameterBody({ name, component, value }: TemplateParameter, place: PlaceMedia): JsonObject {
  switch (value.type) {
    case "text":
      // Only variables that were given names in the template are told apart by them.
      return {
        type: "text",
        ...(name === null || component === "button" ? {} : { parameter_name: name }),
        text: value.text,
      };
    case "payload":
      return { type: "payload", payload: value.payload };
    case "document":
      return { type: "document", document: { ...place(value.media), filename: value.media.fileName } };
    case "image":
    case "video":
      return { type: value.type, [value.type]: place(value.media) };
  }
}
