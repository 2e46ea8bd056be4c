/** A message of ours as the first generation's form wants it. */
import { failureOf } from "../calling.ts";
import type { Failure } from "../failure.ts";
import type { OutboundContent, OutboundMessage, TemplateParameter } from "../outbound.ts";

/** The form, or why this generation cannot say it. Quoting is not offered: the message goes without its quote. */
export function firstGenerationForm(
  message: OutboundMessage,
  from: string,
): { readonly form: URLSearchParams } | { readonly failure: Failure } {
  if (message.to.phone === null)
    return { failure: failureOf("recipient", null, "Kaleyra V1 needs the contact's number") };
  const content = contentFields(message.content);
  if (typeof content === "string") return { failure: failureOf("input", null, content) };
  return {
    form: new URLSearchParams({
      channel: "whatsapp",
      from,
      to: message.to.phone,
      ...content,
      callback_url: message.statusUrl,
      ref: message.reference,
    }),
  };
}

type Fields = Readonly<Record<string, string>>;

function contentFields(content: OutboundContent): Fields | string {
  switch (content.type) {
    case "text":
      return { type: "text", body: content.text };
    case "location":
      return "Kaleyra V1 sends no locations";
    case "reaction":
      return "Kaleyra V1 sends no reactions";
    case "template":
      return templateFields(content);
    default:
      return {
        type: "media",
        media_url: content.media.link,
        ...(content.caption === null || content.caption === "" ? {} : { caption: content.caption }),
      };
  }
}

/** Assumption [A]: body variables stand in `params` as JSON texts parted by commas, quick replies in payload1 to payload3. */
function templateFields({
  name,
  language,
  parameters,
}: Extract<OutboundContent, { type: "template" }>): Fields | string {
  const of = (component: TemplateParameter["component"]) =>
    parameters.filter((parameter) => parameter.component === component).toSorted((a, b) => a.position - b.position);
  const headers = of("header").map(({ value }) => value);
  const media = headers.map((value) => ("media" in value ? value.media.link : null)).filter((link) => link !== null);
  const headerTexts = headers.map(textOf).filter((text) => text !== null);
  const params = of("body").map(({ value }) => textOf(value) ?? "");
  const payloads: Record<string, string> = {};
  const addresses: string[] = [];
  for (const { position, value } of of("button")) {
    if (value.type === "payload") {
      if (position > 2) return "Kaleyra V1 takes payloads of the first three buttons only";
      payloads[`payload${position + 1}`] = value.payload;
    } else if (value.type === "text") addresses.push(value.text);
  }
  if (addresses.length > 1) return "Kaleyra V1 takes one button with a variable address";
  return {
    type: media[0] === undefined ? "template" : "mediatemplate",
    template_name: name,
    lang_code: language,
    ...(params.length === 0 ? {} : { params: params.map((text) => JSON.stringify(text)).join(",") }),
    ...(headerTexts[0] === undefined ? {} : { param_header: headerTexts[0] }),
    ...(media[0] === undefined ? {} : { media_url: media[0] }),
    ...(addresses[0] === undefined ? {} : { param_url: addresses[0] }),
    ...payloads,
  };
}

function textOf(value: TemplateParameter["value"]): string | null {
  return value.type === "text" ? value.text : null;
}
