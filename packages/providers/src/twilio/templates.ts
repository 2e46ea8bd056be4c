/** Twilio's content templates with their WhatsApp approval, in our words. */

import { arrayAt, idAt, type JsonObject, LIMITS, objectAt, objectsAt, stringAt, valueAt } from "../reading.ts";
import type { ProviderTemplate, TemplateState } from "../template.ts";

const STATES: Readonly<Record<string, TemplateState>> = {
  approved: "approved",
  pending: "pending",
  received: "pending",
  rejected: "rejected",
  paused: "paused",
  disabled: "disabled",
  unsubmitted: "draft",
};

const BUTTON_TYPES: Readonly<Record<string, ProviderTemplate["buttons"][number]["type"]>> = {
  QUICK_REPLY: "quick_reply",
  URL: "url",
  PHONE_NUMBER: "phone",
  COPY_CODE: "copy_code",
  COUPON_CODE: "copy_code",
};

/** One entry of ContentAndApprovals; null when it has no id or nothing to show. */
export function readTwilioTemplate(entry: JsonObject): ProviderTemplate | null {
  const providerTemplateId = idAt(entry, "sid");
  const approval = objectAt(entry, "approval_requests");
  const content = contentOf(objectAt(entry, "types"), stringAt(approval, "content_type", LIMITS.name));
  if (providerTemplateId === null || content === null) return null;
  const state = stringAt(approval, "status", 32)?.toLowerCase() ?? "";
  return {
    providerTemplateId,
    name: stringAt(approval, "name", LIMITS.id) ?? stringAt(entry, "friendly_name", LIMITS.id) ?? providerTemplateId,
    language: stringAt(entry, "language", 32) ?? "en",
    state: Object.hasOwn(STATES, state) ? (STATES[state] ?? "draft") : "draft",
    category: stringAt(approval, "category", LIMITS.name),
    rejectionReason: stringAt(approval, "rejection_reason", LIMITS.payload),
    header: headerOf(content, objectAt(entry, "variables")),
    body: stringAt(content, "body", LIMITS.payload) ?? stringAt(content, "title", LIMITS.payload) ?? "",
    footer: stringAt(content, "footer", LIMITS.payload) ?? stringAt(content, "subtitle", LIMITS.payload),
    buttons: objectsAt(content, "actions").slice(0, 20).map(buttonOf),
  };
}

/** Of several presentations: the approved one, WhatsApp's own, or the first. */
function contentOf(types: JsonObject | null, approved: string | null): JsonObject | null {
  if (types === null) return null;
  const names = Object.keys(types);
  const chosen = [approved, names.find((name) => name.startsWith("whatsapp/")), ...names];
  return chosen.reduce<JsonObject | null>((found, name) => found ?? (name ? objectAt(types, name) : null), null);
}

function headerOf(content: JsonObject, samples: JsonObject | null): ProviderTemplate["header"] {
  const text = stringAt(content, "header_text", LIMITS.name);
  if (text !== null) return { type: "text", text };
  const [address] = arrayAt(content, "media");
  if (typeof address === "string") {
    const variable = /^\{\{\s*(\w{1,64})\s*\}\}$/.exec(address)?.[1] ?? null;
    const isPartly = variable === null && /\{\{\s*\w{1,64}\s*\}\}/.test(address);
    return {
      type: mediaHeaderType(withSamples(address, samples)),
      variable,
      ...(isPartly && { address: address.slice(0, LIMITS.url) }),
    };
  }
  return valueAt(content, "latitude") === undefined ? null : { type: "location" };
}

/** The address with each placeholder's sample value in its place. */
function withSamples(address: string, samples: JsonObject | null): string {
  return address
    .slice(0, LIMITS.url)
    .replace(/\{\{(\w{1,64})\}\}/g, (_, name: string) => stringAt(samples, name, LIMITS.name) ?? "");
}

/** Told by the address's ending; pictures are the most likely where it has none. */
function mediaHeaderType(address: string): "image" | "video" | "document" {
  const ending = /\.(\w{2,5})(?:[?#]|$)/.exec(address.slice(-300))?.[1]?.toLowerCase() ?? "";
  if (["mp4", "3gp", "3gpp"].includes(ending)) return "video";
  return ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt"].includes(ending) ? "document" : "image";
}

function buttonOf(action: JsonObject): ProviderTemplate["buttons"][number] {
  const type = stringAt(action, "type", 32)?.toUpperCase() ?? "QUICK_REPLY";
  return {
    type: Object.hasOwn(BUTTON_TYPES, type) ? (BUTTON_TYPES[type] ?? "other") : "other",
    text: stringAt(action, "title", LIMITS.name) ?? stringAt(action, "copy_code_text", LIMITS.name) ?? "",
    value: ["url", "phone", "code", "id"].reduce<string | null>(
      (found, key) => found ?? stringAt(action, key, LIMITS.url),
      null,
    ),
  };
}
