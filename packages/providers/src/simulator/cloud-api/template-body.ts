/** Template messages as the Cloud API takes them, with its refusals (132000, 132001, 132012, 132015). */
import type { MediaStore } from "../media-store.ts";
import { fillTemplate, TEMPLATES, type TemplateValues } from "../templates.ts";
import { BodyError, type Json, object, objects, text } from "./body-error.ts";
import type { ReadMessage } from "./read-message.ts";

export function readTemplate(part: Json, media: MediaStore): Pick<ReadMessage, "content" | "link"> {
  const name = text(part.name);
  const language = text(object(part.language).code);
  if (name === null) throw new BodyError(100, "The parameter template['name'] is required.");
  if (language === null) throw new BodyError(100, "The parameter template['language']['code'] is required.");
  const template = TEMPLATES.find((one) => one.name === name && one.language === language);
  if (template === undefined || template.status === "PENDING" || template.status === "REJECTED")
    throw new BodyError(
      132001,
      "Template name does not exist in the translation",
      `template name (${name}) does not exist in ${language}`,
      404,
    );
  if (template.status === "PAUSED") throw new BodyError(132015, "Template is paused", `template (${name}) is paused`);
  const values = readValues(objects(part.components), template.named, media);
  const filledIn = fillTemplate(template, values);
  if ("wrong" in filledIn) {
    const count = filledIn.wrong.includes("number of localizable_params");
    throw new BodyError(
      count ? 132000 : 132012,
      count
        ? "Number of parameters does not match the expected number of params"
        : "Parameter format does not match format in the created template",
      filledIn.wrong,
    );
  }
  return { content: filledIn.content, link: values.media?.link ?? null };
}

function readValues(components: readonly Json[], named: boolean, media: MediaStore): TemplateValues {
  const header: Record<string, string> = {};
  const body: Record<string, string> = {};
  const buttons: Record<number, string> = {};
  let file: TemplateValues["media"] = null;
  for (const component of components) {
    const type = text(component.type)?.toLowerCase();
    for (const [index, parameter] of objects(component.parameters).entries()) {
      if (type === "button") {
        const value = buttonValue(parameter);
        if (value !== null) buttons[Number(component.index)] = value;
      } else if (type === "header" && parameter.type !== "text") file = mediaOf(parameter, media);
      else (type === "header" ? header : body)[keyOf(parameter, index, named)] = filledValue(parameter);
    }
  }
  return { header, body, buttons, media: file };
}

function keyOf(parameter: Json, index: number, named: boolean): string {
  const name = text(parameter.parameter_name);
  if (named && name === null) throw new BodyError(100, "Invalid parameter", "Parameter name is missing or empty");
  return named ? (name ?? "") : String(index + 1);
}

function filledValue(parameter: Json): string {
  const type = text(parameter.type) ?? "text";
  const value = type === "text" ? text(parameter.text) : text(object(parameter[type]).fallback_value);
  if (value === null)
    throw new BodyError(131008, "Required parameter is missing", "Parameter of type text is missing text value");
  if (type === "text" && /[\n\t]|\s{5,}/.test(value))
    throw new BodyError(
      132018,
      "Invalid parameter",
      "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    );
  return value;
}

function buttonValue(parameter: Json): string | null {
  return text(parameter.payload) ?? text(parameter.text) ?? text(parameter.coupon_code);
}

function mediaOf(parameter: Json, media: MediaStore): TemplateValues["media"] {
  const kind = text(parameter.type);
  if (kind !== "image" && kind !== "video" && kind !== "document") return null;
  const given = object(parameter[kind]);
  const id = text(given.id);
  const link = text(given.link);
  const file = id === null ? null : (media.file(id) ?? null);
  if (file === null && link === null)
    throw new BodyError(131008, "Required parameter is missing", `${kind} needs a valid "id" or a "link"`);
  return { kind, file, link: file === null ? link : null, fileName: text(given.filename) };
}
