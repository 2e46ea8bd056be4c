/** A message made of content: `ContentSid` and `ContentVariables`. */
import type { ChatContent } from "../control-types.ts";
import { fillTemplate, placeholders, type TemplateValues } from "../templates.ts";
import type { VendorFailure } from "../voice.ts";
import { contentOf, fileVariable, hasFile, suffixVariable, variablesOf } from "./content.ts";
import { twilioWords } from "./errors.ts";

/** A message as Twilio reads it; `failure` is what WhatsApp will say later. */
export interface TwilioMessage {
  readonly content: ChatContent;
  readonly link: string | null;
  readonly freeform: boolean;
  readonly typeFromFile: boolean;
  readonly failure: VendorFailure | null;
}

const VALUE_LIMIT = 1_024;

/** The message, or the code of Twilio's refusal. What WhatsApp finds wrong comes later, as a failure. */
export function readContent(sid: string, variables: string | null, account: string): TwilioMessage | string {
  const found = contentOf(account, sid);
  if (found === null) return "21655";
  const values = readVariables(variables);
  if (values === null) return "21656";
  const { template } = found;
  const wanted = Object.keys(variablesOf(template));
  const missing = wanted.some((name) => values[name] === undefined);
  const link = hasFile(template) ? (values[fileVariable(template)] ?? null) : null;
  const filledIn = fillTemplate(template, {
    header: {},
    body: Object.fromEntries(placeholders(template.body).map((name) => [name, values[name] ?? `{{${name}}}`])),
    buttons: Object.fromEntries(
      template.buttons.flatMap((_, at) => {
        const value = values[suffixVariable(template, at)];
        return value === undefined ? [[at, ""] as const] : [[at, value] as const];
      }),
    ),
    media: hasFile(template) ? { kind: headerKind(template.header?.format), link, file: null, fileName: null } : null,
  });
  if ("wrong" in filledIn) return "21656";
  const buttons = filledIn.content.buttons.map((button) =>
    button.value === "" ? { ...button, value: button.text } : button,
  );
  const approved = template.status === "APPROVED";
  const code = missing ? "63028" : template.status === "PAUSED" ? "63041" : null;
  return {
    content: { ...filledIn.content, buttons },
    link,
    // Content that is not approved may only answer inside the window.
    freeform: !approved && code !== "63041",
    typeFromFile: false,
    failure: code === null ? null : { code, detail: twilioWords(code) },
  };
}

function headerKind(format: string | undefined): NonNullable<TemplateValues["media"]>["kind"] {
  return format === "VIDEO" ? "video" : format === "DOCUMENT" ? "document" : "image";
}

function readVariables(variables: string | null): Record<string, string> | null {
  if (variables === null || variables === "") return {};
  try {
    const parsed: unknown = JSON.parse(variables);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
    const entries = Object.entries(parsed).map(([name, value]) => [name, String(value)] as const);
    return entries.some(([, value]) => value.length > VALUE_LIMIT) ? null : Object.fromEntries(entries);
  } catch {
    return null;
  }
}
