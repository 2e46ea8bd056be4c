/** Twilio's Content API: the templates in its own types, with their approvals. */
import type { FastifyRequest } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import type { Exchange } from "../exchange.ts";
import { stableHex } from "../ids.ts";
import { placeholders, type SimulatedTemplate, TEMPLATES } from "../templates.ts";

const MADE_AT = "2026-01-15T09:00:00Z";

/** The content with this sid, of this account. */
export function contentOf(account: string, sid: string) {
  const template = TEMPLATES.find((one) => contentSid(account, one) === sid);
  return template === undefined ? null : { template, content: contentResource(account, template) };
}

export function contentPage(exchange: Exchange, account: string, request: FastifyRequest, withApprovals: boolean) {
  const query = object(request.query);
  const size = Math.min(Number(text(query.PageSize) ?? 50) || 50, exchange.settings.templatePage);
  const from = Number(text(query.PageToken)?.replace(/^PT/, "") ?? 0) || 0;
  const shown = TEMPLATES.slice(from, from + size);
  const path = request.url.split("?")[0];
  const address = (at: number) => `${exchange.origin()}${path}?PageSize=${size}&PageToken=PT${at}`;
  return {
    contents: shown.map((template) => ({
      ...contentResource(account, template),
      ...(withApprovals ? { approval_requests: contentApprovals(template) } : {}),
    })),
    meta: {
      page: Math.floor(from / size),
      page_size: size,
      first_page_url: address(0),
      previous_page_url: from === 0 ? null : address(Math.max(0, from - size)),
      next_page_url: from + size < TEMPLATES.length ? address(from + size) : null,
      url: address(from),
      key: "contents",
    },
  };
}

export function contentApprovals(template: SimulatedTemplate): Record<string, unknown> {
  return {
    category: template.category,
    status: template.status.toLowerCase(),
    rejection_reason: template.rejectedReason ?? "",
    name: template.name,
    content_type: contentType(template),
    allow_category_change: false,
  };
}

function contentSid(account: string, template: SimulatedTemplate): string {
  return `HX${stableHex(`${account} ${template.name} ${template.language}`, 32)}`;
}

function contentResource(account: string, template: SimulatedTemplate): Record<string, unknown> {
  const sid = contentSid(account, template);
  return {
    date_created: MADE_AT,
    date_updated: MADE_AT,
    sid,
    account_sid: account,
    friendly_name: template.name,
    language: template.language,
    variables: variablesOf(template),
    types: { [contentType(template)]: contentBody(template) },
    url: `https://content.twilio.com/v1/Content/${sid}`,
    links: { approval_fetch: `https://content.twilio.com/v1/Content/${sid}/ApprovalRequests` },
  };
}

/** Every variable of the content: body, then the header's file, then the buttons' suffixes. */
export function variablesOf(template: SimulatedTemplate): Record<string, string> {
  const body = placeholders(template.body).map((name) => [name, template.samples[name] ?? ""] as const);
  const file = hasFile(template) ? [[fileVariable(template), sampleFile(template)] as const] : [];
  const suffixes = template.buttons.flatMap((button, at) =>
    button.type === "URL" && button.sample !== null ? [[suffixVariable(template, at), button.sample] as const] : [],
  );
  return Object.fromEntries([...body, ...file, ...suffixes]);
}

function sampleFile({ header }: SimulatedTemplate): string {
  if (header?.format === "VIDEO") return "sample.mp4";
  return header?.format === "DOCUMENT" ? "sample.pdf" : "sample.jpg";
}

export function hasFile(template: SimulatedTemplate): boolean {
  return template.header !== null && template.header.format !== "TEXT";
}

/** The variable that holds the header's address: the number after the body's. */
export function fileVariable(template: SimulatedTemplate): string {
  return String(placeholders(template.body).length + 1);
}

/** The variable that ends a button's address: numbered on from body, header and earlier buttons. */
export function suffixVariable(template: SimulatedTemplate, index: number): string {
  const earlier = template.buttons.slice(0, index).filter((button) => button.type === "URL" && button.sample !== null);
  return String(placeholders(template.body).length + (hasFile(template) ? 1 : 0) + earlier.length + 1);
}

function contentType(template: SimulatedTemplate): string {
  if (template.header !== null && (template.footer !== null || template.buttons.length > 0)) return "whatsapp/card";
  if (hasFile(template)) return "twilio/media";
  if (template.buttons.some((button) => button.type !== "QUICK_REPLY")) return "twilio/call-to-action";
  return template.buttons.length > 0 ? "twilio/quick-reply" : "twilio/text";
}

function contentBody(template: SimulatedTemplate): Record<string, unknown> {
  const body = template.body;
  const actions = template.buttons.map((button, at) => {
    if (button.type === "QUICK_REPLY") return { type: "QUICK_REPLY", title: button.text, id: button.text };
    if (button.type === "PHONE_NUMBER") return { type: "PHONE_NUMBER", title: button.text, phone: button.phoneNumber };
    return { type: "URL", title: button.text, url: button.url.replace("{{1}}", `{{${suffixVariable(template, at)}}}`) };
  });
  const media = hasFile(template) ? [`{{${fileVariable(template)}}}`] : [];
  switch (contentType(template)) {
    case "whatsapp/card":
      return {
        body,
        footer: template.footer,
        header_text: template.header?.format === "TEXT" ? template.header.text : null,
        media: media.length === 0 ? null : media,
        actions,
      };
    case "twilio/media":
      return { body, media };
    case "twilio/text":
      return { body };
    default:
      return { body, actions };
  }
}
