/** `template_message`: WhatsApp templates by name, parameters under keys like `body[1]text`. */
import { type Json, object, text } from "../cloud-api/body-error.ts";
import type { AcceptedSend } from "../delivery.ts";
import { fillTemplate, placeholders, type SimulatedTemplate, TEMPLATES, type TemplateValues } from "../templates.ts";
import { later, missing } from "./errors.ts";

/** What Sinch makes of a `message`. */
export type AppMessage = Pick<
  AcceptedSend,
  "content" | "link" | "freeform" | "typeFromFile" | "failure" | "replyTo" | "reaction"
>;

const EMPTY = { link: null, freeform: false, replyTo: null } as const;

export function readTemplateMessage(part: Json): AppMessage {
  const channel = object(object(part.channel_template).WHATSAPP);
  const name = text(channel.template_id);
  const language = text(channel.language_code);
  if (name === null) throw missing("template_id");
  if (language === null) throw missing("language_code");
  const shown = { type: "notice", text: `Template ${name}` } as const;
  const named = TEMPLATES.filter((one) => one.name === name);
  const template = named.find((one) => one.language === language);
  if (template === undefined || template.status !== "APPROVED")
    return {
      ...EMPTY,
      content: shown,
      failure: later(
        named.length > 0 && template === undefined ? "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION" : "TEMPLATE_NOT_FOUND",
      ),
    };
  const values = byName(template, readParameters(object(channel.parameters)));
  const filledIn = fillTemplate(template, values);
  if ("wrong" in filledIn) return { ...EMPTY, content: shown, failure: later("TEMPLATE_INSUFFICIENT_PARAMETERS") };
  return { ...EMPTY, content: filledIn.content, link: values.media?.link ?? null, failure: null };
}

/** Named variables may be given by their place. */
function byName(template: SimulatedTemplate, values: TemplateValues): TemplateValues {
  if (!template.named) return values;
  const names = placeholders(template.body);
  const body = Object.entries(values.body).map(([key, value]) => [names[Number(key) - 1] ?? key, value] as const);
  return { ...values, body: Object.fromEntries(body) };
}

function readParameters(parameters: Json): TemplateValues {
  const header: Record<string, string> = {};
  const body: Record<string, string> = {};
  const buttons: Record<number, string> = {};
  let media: TemplateValues["media"] = null;
  for (const [key, given] of Object.entries(parameters)) {
    const value = String(given);
    const file = /^header\[1\](image|video|document)\.(link|filename)$/.exec(key);
    const words = /^(header|body)\[([A-Za-z0-9_]+)\]text$/.exec(key);
    const button = /^button\[(\d+)\](?:quick_reply\[1\]payload|url\[1\]text)$/.exec(key);
    if (file !== null) {
      const held: NonNullable<TemplateValues["media"]> = media ?? {
        kind: file[1] as "image" | "video" | "document",
        link: null,
        file: null,
        fileName: null,
      };
      media = file[2] === "link" ? { ...held, link: value } : { ...held, fileName: value };
    } else if (words?.[2] !== undefined) (words[1] === "header" ? header : body)[words[2]] = value;
    else if (button !== null) buttons[Number(button[1])] = value;
  }
  return { header, body, buttons, media };
}
