/** The templates every simulated business has, in WhatsApp's own form; each vendor lists them in its shape. */
import type { ChatButton, ChatContent } from "./control-types.ts";
import type { StoredFile } from "./world.ts";

export interface SimulatedTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: "UTILITY" | "MARKETING" | "AUTHENTICATION";
  readonly status: "APPROVED" | "PENDING" | "REJECTED" | "PAUSED";
  readonly rejectedReason: string | null;
  /** Variables are named (`{{customer_name}}`) instead of numbered. */
  readonly named: boolean;
  readonly header:
    | { readonly format: "TEXT"; readonly text: string }
    | { readonly format: "IMAGE" | "VIDEO" | "DOCUMENT" }
    | null;
  readonly body: string;
  /** A sample value of each variable, header's first. */
  readonly samples: Readonly<Record<string, string>>;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
}

export type TemplateButton =
  | { readonly type: "QUICK_REPLY"; readonly text: string }
  | { readonly type: "URL"; readonly text: string; readonly url: string; readonly sample: string | null }
  | { readonly type: "PHONE_NUMBER"; readonly text: string; readonly phoneNumber: string };

const PLAIN = {
  category: "UTILITY",
  status: "APPROVED",
  rejectedReason: null,
  named: false,
  header: null,
  samples: {},
  footer: null,
  buttons: [],
} as const;

/** Two languages; every header a text, image or document; numbered and named variables; every state of approval. */
export const TEMPLATES: readonly SimulatedTemplate[] = [
  {
    ...PLAIN,
    name: "conversation_reopened",
    language: "en",
    body: "Hello {{1}}, we would like to continue our conversation. Reply to this message and we are with you.",
    samples: { "1": "Anna" },
  },
  {
    ...PLAIN,
    name: "conversation_reopened",
    language: "it",
    body: "Buongiorno {{1}}, vorremmo continuare la nostra conversazione. Risponda a questo messaggio e siamo da lei.",
    samples: { "1": "Anna" },
  },
  {
    ...PLAIN,
    name: "appointment_reminder",
    language: "en",
    header: { format: "TEXT", text: "Your appointment" },
    body: "Hello {{1}}, we expect you on {{2}} at {{3}}. Does it still suit you?",
    samples: { "1": "Anna", "2": "Monday", "3": "10:30" },
    footer: "Reply STOP to receive no more reminders",
    buttons: [
      { type: "QUICK_REPLY", text: "Yes, I will come" },
      { type: "QUICK_REPLY", text: "Another day" },
    ],
  },
  {
    ...PLAIN,
    name: "appointment_reminder",
    language: "it",
    header: { format: "TEXT", text: "Il suo appuntamento" },
    body: "Buongiorno {{1}}, la aspettiamo {{2}} alle {{3}}. Va ancora bene?",
    samples: { "1": "Anna", "2": "lunedì", "3": "10:30" },
    buttons: [
      { type: "QUICK_REPLY", text: "Sì, confermo" },
      { type: "QUICK_REPLY", text: "Un altro giorno" },
    ],
  },
  {
    ...PLAIN,
    name: "order_shipped",
    language: "en",
    named: true,
    body: "Hi {{customer_name}}, order {{order_number}} is on its way.",
    samples: { customer_name: "Anna", order_number: "1042" },
    buttons: [{ type: "URL", text: "Follow it", url: "https://shop.example/track/{{1}}", sample: "1042" }],
  },
  {
    ...PLAIN,
    name: "invoice_ready",
    language: "en",
    header: { format: "DOCUMENT" },
    body: "Your invoice {{1}} of {{2}} is attached. Thank you.",
    samples: { "1": "2042-17", "2": "31 March" },
  },
  {
    ...PLAIN,
    name: "spring_offer",
    language: "en",
    category: "MARKETING",
    header: { format: "IMAGE" },
    body: "{{1}}, our spring collection is here, and until Sunday delivery is free.",
    samples: { "1": "Anna" },
    footer: "You receive this because you asked for our news",
    buttons: [
      { type: "URL", text: "See it", url: "https://shop.example/spring", sample: null },
      { type: "PHONE_NUMBER", text: "Call us", phoneNumber: "+390299990000" },
    ],
  },
  {
    ...PLAIN,
    name: "how_did_we_do",
    language: "en",
    status: "PENDING",
    body: "Thank you for your patience, {{1}}. How did we do today?",
    samples: { "1": "Anna" },
  },
  {
    ...PLAIN,
    name: "last_chance",
    language: "en",
    category: "MARKETING",
    status: "REJECTED",
    rejectedReason: "INVALID_FORMAT",
    body: "{{1}} {{2}} only today!!!",
    samples: { "1": "Anna", "2": "-70%" },
  },
  {
    ...PLAIN,
    name: "delivery_delayed",
    language: "it",
    status: "PAUSED",
    body: "Ci scusiamo, {{1}}: la consegna arriverà {{2}}.",
    samples: { "1": "Anna", "2": "domani" },
  },
];

/** The variables of a text in their order, each once. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map((match) => match[1] ?? ""))];
}

export interface TemplateValues {
  readonly header: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  /** By the button's index. */
  readonly buttons: Readonly<Record<number, string>>;
  readonly media: {
    readonly link: string | null;
    readonly file: StoredFile | null;
    readonly fileName: string | null;
    readonly kind: "image" | "video" | "document";
  } | null;
}

export const NO_VALUES: TemplateValues = { header: {}, body: {}, buttons: {}, media: null };

/** The template as the phone shows it, or which part was not filled as it must be. */
export function fillTemplate(
  template: SimulatedTemplate,
  values: TemplateValues,
): { readonly content: Extract<ChatContent, { type: "template" }> } | { readonly wrong: string } {
  const wants = placeholders(template.body);
  const given = Object.keys(values.body);
  if (wants.length !== given.length || wants.some((name) => values.body[name] === undefined))
    return {
      wrong: `body: number of localizable_params (${given.length}) does not match the expected number of params (${wants.length})`,
    };
  const headerFormat = template.header?.format ?? null;
  if (headerFormat !== null && headerFormat !== "TEXT") {
    if (values.media === null || values.media.kind.toUpperCase() !== headerFormat)
      return {
        wrong: `header: Format mismatch, expected ${headerFormat}, received ${values.media?.kind.toUpperCase() ?? "UNKNOWN"}`,
      };
  } else if (values.media !== null) return { wrong: "header: a file was given, the template has none" };
  const headerText = template.header?.format === "TEXT" ? template.header.text : null;
  const inHeader = headerText === null ? [] : placeholders(headerText);
  if (inHeader.length !== Object.keys(values.header).length)
    return {
      wrong: `header: number of localizable_params (${Object.keys(values.header).length}) does not match the expected number of params (${inHeader.length})`,
    };
  for (const [index, button] of template.buttons.entries())
    if (button.type === "URL" && button.sample !== null && values.buttons[index] === undefined)
      return { wrong: `button: Button at index ${index} of type Url requires a parameter` };
  return {
    content: {
      type: "template",
      name: template.name,
      language: template.language,
      headerText: headerText === null ? null : filled(headerText, values.header),
      headerMedia:
        values.media === null
          ? null
          : {
              kind: values.media.kind,
              id: values.media.file?.id ?? null,
              mimeType: values.media.file?.mimeType ?? null,
              fileName: values.media.fileName ?? values.media.file?.fileName ?? null,
              sizeBytes: values.media.file?.sizeBytes ?? null,
            },
      body: filled(template.body, values.body),
      footer: template.footer,
      buttons: template.buttons.map((button, index) => shownButton(button, values.buttons[index])),
    },
  };
}

function shownButton(button: TemplateButton, value: string | undefined): ChatButton {
  switch (button.type) {
    case "QUICK_REPLY":
      return { type: "quick_reply", text: button.text, value: value ?? button.text };
    case "URL":
      return { type: "url", text: button.text, value: button.url.replace(/\{\{1\}\}/, value ?? "") };
    case "PHONE_NUMBER":
      return { type: "phone", text: button.text, value: button.phoneNumber };
  }
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
