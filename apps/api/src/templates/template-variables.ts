/** The variables of a WhatsApp template and how they are filled (R12). Pure. */
import type { OutboundMedia, ProviderTemplate, TemplateParameter } from "@parley/providers";

/** What filling a template needs of it. */
export type FillableTemplate = Pick<ProviderTemplate, "header" | "body" | "buttons">;

interface Variable {
  readonly component: "header" | "body" | "button";
  /** From 1; a button's index from 0. */
  readonly position: number;
  /** As it stands between the braces. */
  readonly label: string;
}

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Names of the placeholders in the order they are filled: header, body, then the buttons' addresses. */
export function templateVariables(template: FillableTemplate): string[] {
  return variablesOf(template).map(({ label }) => label);
}

/** The kind of file that must be given to stand at the head; null when none is. */
export function headerFileOf({ header }: Pick<FillableTemplate, "header">): "image" | "video" | "document" | null {
  if (header === null || header.type === "text" || header.type === "location") return null;
  return header.variable === null ? null : header.type;
}

/** What a provider is told for these values, one for each variable in order, and for the file at the head if it takes one. */
export function templateParameters(
  template: FillableTemplate,
  values: readonly string[],
  media: OutboundMedia | null,
): TemplateParameter[] {
  const type = headerFileOf(template);
  const name = template.header?.type === "text" ? null : (template.header?.variable ?? null);
  const file: TemplateParameter[] =
    type === null || media === null ? [] : [{ component: "header", position: 1, name, value: { type, media } }];
  const texts = variablesOf(template).map(
    ({ component, position, label }, index): TemplateParameter => ({
      component,
      position,
      name: /^\d+$/.test(label) || component === "button" ? null : label,
      value: { type: "text", text: values[index] ?? "" },
    }),
  );
  return [...file, ...texts];
}

/** The text the customer reads: header and body with their variables filled in. */
export function filledText(template: FillableTemplate, values: readonly string[]): string {
  const indexes = new Map(variablesOf(template).map(({ component, label }, index) => [`${component} ${label}`, index]));
  const fill = (text: string, component: Variable["component"]) =>
    text.replace(PLACEHOLDER, (whole, label: string) => values[indexes.get(`${component} ${label}`) ?? -1] ?? whole);
  const header = template.header?.type === "text" ? fill(template.header.text, "header") : "";
  return [header, fill(template.body, "body")].filter((part) => part !== "").join("\n");
}

function variablesOf({ header, body, buttons }: FillableTemplate): Variable[] {
  return [
    ...placeholdersOf((header?.type === "text" ? header.text : header?.address) ?? "", "header"),
    ...placeholdersOf(body, "body"),
    ...buttons.flatMap((button, index) =>
      button.type !== "url" || button.value === null
        ? []
        : labelsOf(button.value).map((label): Variable => ({ component: "button", position: index, label })),
    ),
  ];
}

/** Numbered ones in the order of their numbers, named ones as they come; each once. */
function placeholdersOf(text: string, component: "header" | "body"): Variable[] {
  const labels = labelsOf(text);
  const isNumbered = labels.every((label) => /^\d+$/.test(label));
  const ordered = isNumbered ? labels.toSorted((a, b) => Number(a) - Number(b)) : labels;
  return ordered.map((label, index) => ({ component, position: isNumbered ? Number(label) : index + 1, label }));
}

function labelsOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, label]) => label ?? ""))];
}
