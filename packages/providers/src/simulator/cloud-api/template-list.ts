/** Templates as the Cloud API lists them; Kaleyra passes the same on. */
import { stableDigits } from "../ids.ts";
import { placeholders, type SimulatedTemplate, TEMPLATES, type TemplateButton } from "../templates.ts";

export interface GraphTemplatePage {
  readonly data: readonly Record<string, unknown>[];
  readonly paging: {
    readonly cursors: { readonly before: string; readonly after: string };
    /** Null on the last page. */
    readonly next: true | null;
  };
}

export function graphTemplates(
  accountId: string,
  filter: { readonly status: string | null; readonly limit: number; readonly after: string | null },
): GraphTemplatePage {
  const wanted = TEMPLATES.filter((template) => filter.status === null || template.status === filter.status);
  const from = filter.after === null ? 0 : Number(Buffer.from(filter.after, "base64url").toString()) || 0;
  const shown = wanted.slice(from, from + filter.limit);
  const cursor = (at: number) => Buffer.from(String(at)).toString("base64url");
  return {
    data: shown.map((template) => graphTemplate(template, accountId)),
    paging: {
      cursors: { before: cursor(from), after: cursor(from + shown.length) },
      next: from + shown.length < wanted.length ? true : null,
    },
  };
}

function graphTemplate(template: SimulatedTemplate, accountId: string): Record<string, unknown> {
  return {
    name: template.name,
    parameter_format: template.named ? "NAMED" : "POSITIONAL",
    components: graphComponents(template),
    language: template.language,
    status: template.status,
    ...(template.rejectedReason === null ? {} : { rejected_reason: template.rejectedReason }),
    category: template.category,
    quality_score: { score: "UNKNOWN" },
    id: stableDigits(`${accountId} ${template.name} ${template.language}`, 16),
  };
}

export function graphComponents(template: SimulatedTemplate): Record<string, unknown>[] {
  const names = placeholders(template.body);
  const samples = names.map((name) => template.samples[name] ?? "");
  const example = template.named
    ? { body_text_named_params: names.map((name, at) => ({ param_name: name, example: samples[at] })) }
    : { body_text: [samples] };
  return [
    ...(template.header === null
      ? []
      : [
          template.header.format === "TEXT"
            ? { type: "HEADER", format: "TEXT", text: template.header.text }
            : {
                type: "HEADER",
                format: template.header.format,
                example: { header_handle: ["https://scontent.whatsapp.net/v/sample"] },
              },
        ]),
    { type: "BODY", text: template.body, ...(names.length === 0 ? {} : { example }) },
    ...(template.footer === null ? [] : [{ type: "FOOTER", text: template.footer }]),
    ...(template.buttons.length === 0 ? [] : [{ type: "BUTTONS", buttons: template.buttons.map(graphButton) }]),
  ];
}

function graphButton(button: TemplateButton): Record<string, unknown> {
  switch (button.type) {
    case "QUICK_REPLY":
      return { type: "QUICK_REPLY", text: button.text };
    case "URL":
      return {
        type: "URL",
        text: button.text,
        url: button.url,
        ...(button.sample === null ? {} : { example: [button.url.replace("{{1}}", button.sample)] }),
      };
    case "PHONE_NUMBER":
      return { type: "PHONE_NUMBER", text: button.text, phone_number: button.phoneNumber };
  }
}
