/**
 * WhatsApp templates of Sinch's provisioning API, in our words. Its component layout was not to be had
 * as a document: it is assumed to be Meta's, in either case of letters.
 */
import type { InboundEvent } from "../inbound.ts";
import { idAt, isoTime, type JsonObject, LIMITS, objectAt, objectsAt, stringAt, valueAt } from "../reading.ts";
import type { ProviderTemplate, TemplateState } from "../template.ts";

const STATES: Readonly<Record<string, TemplateState>> = {
  DRAFT: "draft",
  PENDING: "pending",
  SUBMITTED: "pending",
  IN_REVIEW: "pending",
  IN_APPEAL: "pending",
  APPROVED: "approved",
  REINSTATED: "approved",
  REJECTED: "rejected",
  PAUSED: "paused",
  DISABLED: "disabled",
  DELETED: "deleted",
  PENDING_DELETION: "deleted",
};

/** One entry of the template list; null without a name. */
export function readSinchTemplate(entry: JsonObject): ProviderTemplate | null {
  const name = stringAt(entry, "name", LIMITS.id);
  if (name === null) return null;
  const components = objectsAt(objectAt(entry, "details"), "components");
  const component = (type: string) => components.find((candidate) => upper(candidate, "type") === type) ?? null;
  return {
    providerTemplateId: idAt(entry, "id"),
    name,
    language: stringAt(entry, "language", 32) ?? "en",
    state: stateOf(upper(entry, "state")) ?? "draft",
    category: stringAt(entry, "category", LIMITS.name),
    rejectionReason: stringAt(entry, "rejectionReason", LIMITS.payload) ?? stringAt(entry, "reason", LIMITS.payload),
    header: headerOf(component("HEADER")),
    body: stringAt(component("BODY"), "text", LIMITS.payload) ?? "",
    footer: stringAt(component("FOOTER"), "text", LIMITS.payload),
    buttons: objectsAt(component("BUTTONS"), "buttons").slice(0, 20).map(buttonOf),
  };
}

function headerOf(header: JsonObject | null): ProviderTemplate["header"] {
  const text = stringAt(header, "text", LIMITS.payload);
  const format = upper(header, "format");
  if (format === "IMAGE") return { type: "image" };
  if (format === "VIDEO") return { type: "video" };
  if (format === "DOCUMENT") return { type: "document" };
  if (format === "LOCATION") return { type: "location" };
  return text === null ? null : { type: "text", text };
}

const BUTTON_TYPES: Readonly<Record<string, ProviderTemplate["buttons"][number]["type"]>> = {
  QUICK_REPLY: "quick_reply",
  URL: "url",
  PHONE_NUMBER: "phone",
  COPY_CODE: "copy_code",
  FLOW: "flow",
};

function buttonOf(button: JsonObject): ProviderTemplate["buttons"][number] {
  const type = upper(button, "type");
  const values = ["url", "phoneNumber", "phone_number"].map((key) => stringAt(button, key, LIMITS.url));
  return {
    type: Object.hasOwn(BUTTON_TYPES, type) ? (BUTTON_TYPES[type] ?? "other") : "other",
    text: stringAt(button, "text", LIMITS.name) ?? "",
    value: values.find((value) => value !== null) ?? null,
  };
}

/** A provisioning webhook WHATSAPP_TEMPLATE_*: name, language and state wherever they stand (assumed); null when it is none. */
export function readTemplateEvent(callback: JsonObject): InboundEvent | null {
  const kind = ["event", "eventType", "event_type", "type"].map((key) => upper(callback, key));
  if (!kind.some((word) => word.startsWith("WHATSAPP_TEMPLATE"))) return null;
  const holders = ["data", "template", "payload", "eventDetails"].map((key) => objectAt(callback, key));
  const holder = [...holders.map((data) => objectAt(data, "template")), ...holders, callback].find(
    (candidate) => stringAt(candidate, "name", LIMITS.id) !== null,
  );
  const name = stringAt(holder, "name", LIMITS.id);
  const state = stateOf(upper(holder, "state")) ?? stateOf(upper(holder, "status"));
  if (name === null || state === null) return null;
  return {
    kind: "template",
    to: { phone: null, phoneNumberId: null, accountReference: null },
    occurredAt: isoTime(
      valueAt(callback, "eventTime") ?? valueAt(callback, "event_time") ?? valueAt(holder, "changedAt"),
    ),
    providerTemplateId: idAt(holder, "id"),
    name,
    language: stringAt(holder, "language", 32) ?? "",
    state,
    reason: stringAt(holder, "reason", LIMITS.payload) ?? stringAt(holder, "rejectionReason", LIMITS.payload),
  };
}

function stateOf(word: string): TemplateState | null {
  return Object.hasOwn(STATES, word) ? (STATES[word] ?? null) : null;
}

function upper(holder: unknown, key: string): string {
  return stringAt(holder, key, 64)?.toUpperCase() ?? "";
}
